package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.region.RegionChildren;

/**
 * Tells regions of their peerings, and of halves that nobody asked this service for.
 */
record PeeringRegionChildren(PeeringRegistry registry) implements RegionChildren {

	@Override
	public List<Child> of(String region) {
		return this.registry.entries(region)
			.stream()
			.map((entry) -> new Child(entry.path(), entry.isManaged() ? "peering" : "unmanaged peering",
					(entry.status() != null) ? entry.status().name() : "Creating",
					entry.ranges().map(Object::toString).toList(), entry.status() == ConnectionStatus.Disconnected))
			.toList();
	}

}
