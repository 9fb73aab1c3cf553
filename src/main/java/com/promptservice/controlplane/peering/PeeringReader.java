package com.promptservice.controlplane.peering;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.customer.CustomerView;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Reads peerings for those who may see them: the team all, a customer its own. To anybody
 * else a peering does not exist.
 */
record PeeringReader(PeeringStore peerings, PeeringRegistry registry, Customers customers, Regions regions) {

	/**
	 * The peering, when there is one that the caller may see.
	 */
	Optional<Versioned<PeeringDocument>> find(String id, Caller caller) {
		return isIn(id) ? this.peerings.read(id).filter((peering) -> maySee(caller, peering.value().spec().customer()))
				: Optional.empty();
	}

	/**
	 * The peering.
	 * @throws com.promptservice.controlplane.api.ApiException ResourceNotFound
	 */
	PeeringDocument get(String id, Caller caller) {
		return find(id, caller).map(Versioned::value).orElseThrow(() -> PeeringStore.notFound(id));
	}

	/**
	 * Whether the region that the id begins with exists.
	 */
	boolean isIn(String id) {
		return this.regions.find(Layout.placeOf(id)).isPresent();
	}

	/**
	 * Every peering that the caller may see, in the order of ids; each is read when the
	 * stream comes to it, and nobody else's at all.
	 * @param after the id before the first, or null
	 */
	Stream<PeeringDocument> all(String after, Caller caller) {
		String own = own(caller);
		if (own == null && !isTeam(caller)) {
			return Stream.empty();
		}
		List<String> places = this.regions.all().stream().map(RegionView::name).sorted().toList();
		return places.stream()
			.filter((region) -> after == null || region.compareTo(Layout.placeOf(after)) >= 0)
			.flatMap((region) -> this.registry.entries(region).stream())
			.filter(RegistryEntry::isManaged)
			.filter((entry) -> isTeam(caller) || entry.customer().equals(own))
			.map(RegistryEntry::id)
			.filter((id) -> after == null || id.compareTo(after) > 0)
			.flatMap((id) -> this.peerings.read(id).map(Versioned::value).stream());
	}

	private boolean maySee(Caller caller, String customer) {
		return isTeam(caller) || customer.equals(own(caller));
	}

	private String own(Caller caller) {
		return this.customers.of(caller).map(CustomerView::name).orElse(null);
	}

	private static boolean isTeam(Caller caller) {
		return caller.is(Caller.Role.Operator) || caller.is(Caller.Role.Reader);
	}

}
