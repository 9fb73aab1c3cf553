/**
 * The engine of the local Azure: paths, resources, long-running operations, faults and
 * exchanges, without any resource type and without a transport.
 */
package com.promptservice.controlplane.simulator.core;
