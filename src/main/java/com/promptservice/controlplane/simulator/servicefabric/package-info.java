/**
 * Microsoft.ServiceFabric: managed clusters, their node types, and the applications that
 * run on them.
 */
package com.promptservice.controlplane.simulator.servicefabric;
