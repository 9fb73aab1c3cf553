package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.List;

/**
 * When an application counts as well: its real version is the wanted one, and the load
 * balancer's probes of its ports pass on every App node of the cluster.
 *
 * @param nodeType whose nodes answer
 * @param loadBalancerId ARM id
 * @param patience how long the probes may take to pass
 */
public record HealthSpec(ApplicationVersionSpec version, String applicationId, String nodeType, String loadBalancerId,
		List<Integer> ports, Duration patience) {
}
