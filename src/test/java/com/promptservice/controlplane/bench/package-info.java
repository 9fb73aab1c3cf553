/**
 * How benchmarks run the service and tell their figures.
 */
package com.promptservice.controlplane.bench;
