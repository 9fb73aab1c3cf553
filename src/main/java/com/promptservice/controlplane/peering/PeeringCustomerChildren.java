package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.customer.CustomerChildren;

/**
 * Tells customers of their peerings.
 */
record PeeringCustomerChildren(PeeringRegistry registry) implements CustomerChildren {

	@Override
	public List<Child> of(String customer, String region) {
		return this.registry.entries(region)
			.stream()
			.filter((entry) -> customer.equals(entry.customer()))
			.map((entry) -> new Child(entry.path(), VirtualNetworkId.of(entry.network()).subscriptionId(),
					entry.isConnected() ? entry.ranges().map(Object::toString).toList() : List.of()))
			.toList();
	}

}
