/**
 * Microsoft.Network: virtual networks, security groups and load balancers.
 */
package com.promptservice.controlplane.simulator.network;
