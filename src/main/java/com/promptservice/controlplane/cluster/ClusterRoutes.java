package com.promptservice.controlplane.cluster;

import java.util.List;

import com.promptservice.controlplane.region.RoutingSource;

/**
 * Tells routing tables of the clusters whose configuration is published: those that stand
 * and are not going.
 */
record ClusterRoutes(ClusterStore clusters) implements RoutingSource {

	@Override
	public List<Cluster> clusters(String region) {
		return this.clusters.in(region)
			.stream()
			.flatMap((cluster) -> this.clusters.config(region, cluster.name()).stream())
			.map(ClusterConfig::route)
			.toList();
	}

}
