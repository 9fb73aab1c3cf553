/**
 * Microsoft.Insights: what load balancers measure of the machines behind them.
 */
package com.promptservice.controlplane.simulator.insights;
