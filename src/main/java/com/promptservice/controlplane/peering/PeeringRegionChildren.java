package com.promptservice.controlplane.peering;

import java.util.List;
import java.util.function.Predicate;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.customer.CustomerView;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.region.RegionChildren;

/**
 * Tells regions of their peerings, and of halves that nobody asked this service for.
 */
record PeeringRegionChildren(PeeringRegistry registry, Customers customers) implements RegionChildren {

	@Override
	public List<Child> of(String region) {
		return children(region, (entry) -> true);
	}

	@Override
	public List<Child> of(String region, Caller caller) {
		if (caller.is(Caller.Role.Operator) || caller.is(Caller.Role.Reader)) {
			return of(region);
		}
		String own = this.customers.of(caller).map(CustomerView::name).orElse(null);
		return (own != null) ? children(region, (entry) -> own.equals(entry.customer())) : List.of();
	}

	private List<Child> children(String region, Predicate<RegistryEntry> shown) {
		return this.registry.entries(region)
			.stream()
			.filter(shown)
			.map((entry) -> new Child(entry.path(), entry.isManaged() ? "peering" : "unmanaged peering",
					(entry.status() != null) ? entry.status().name() : "Creating",
					entry.ranges().map(Object::toString).toList(), entry.status() == ConnectionStatus.Disconnected))
			.toList();
	}

}
