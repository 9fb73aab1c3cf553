package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.cluster.ClusterUsers;

/**
 * Tells clusters which peerings rely on them.
 */
record PeeringClusterUsers(PeeringRegistry registry) implements ClusterUsers {

	@Override
	public List<String> connected(String region) {
		return this.registry.entries(region)
			.stream()
			.filter(RegistryEntry::isManaged)
			.filter(RegistryEntry::isConnected)
			.map(RegistryEntry::path)
			.toList();
	}

}
