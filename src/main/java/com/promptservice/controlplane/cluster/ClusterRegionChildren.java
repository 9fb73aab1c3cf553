package com.promptservice.controlplane.cluster;

import java.util.List;

import com.promptservice.controlplane.region.RegionChildren;

/**
 * Tells regions of their clusters.
 */
record ClusterRegionChildren(ClusterStore clusters) implements RegionChildren {

	@Override
	public List<Child> of(String region) {
		return this.clusters.in(region)
			.stream()
			.map((cluster) -> new Child("/clusters/" + cluster.name(), "cluster", cluster.provisioningState().name(),
					List.of(), false))
			.toList();
	}

}
