/**
 * Microsoft.Compute: the scale sets that clusters bring along, and the quota they use up.
 */
package com.promptservice.controlplane.simulator.compute;
