package com.promptservice.controlplane.customer;

import java.util.List;

import com.promptservice.controlplane.region.RegionChildren;

/**
 * Tells regions of the customers whose data lies in them.
 */
record CustomerRegionChildren(CustomerStore customers) implements RegionChildren {

	@Override
	public List<Child> of(String region) {
		return this.customers.all(null)
			.filter((customer) -> customer.spec().regions().contains(region)
					|| customer.observed().in(region).isPresent())
			.map((customer) -> new Child("/customers/" + customer.name(), "customer",
					customer.provisioningState().name(), List.of(), false))
			.toList();
	}

}
