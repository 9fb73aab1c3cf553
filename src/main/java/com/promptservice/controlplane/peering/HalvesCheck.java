package com.promptservice.controlplane.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.RemoteNetwork;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.peering.PeeringDiagnosis.Check;
import com.promptservice.controlplane.region.Cidr;

/**
 * Looks at the two halves of a peering, whether they know each other's addresses, and
 * whether those clash.
 */
record HalvesCheck(AzureLookups lookups, PeeringRegistry registry, PeeringDocument peering, PeeringAssets assets,
		ConnectionState connection) {

	List<Check> all() {
		List<Check> checks = new ArrayList<>();
		Optional<VirtualNetworkPeering> ours = Optional.empty();
		try {
			PeeringSightings sightings = new PeeringSightings(this.lookups);
			ours = sightings.service(this.assets, this.peering.observed().halfName());
			PeeringSightings.Sighted seen = sightings.of(this.assets, ours);
			checks.add(service(seen));
			checks.add(customer(seen));
			checks.add(sync(seen));
		}
		catch (StepException ex) {
			checks.add(Check.unknown("service-half", "Azure did not tell: " + ex.error().code(), Connections.OPERATOR,
					null));
		}
		checks.add(overlap(ours));
		return checks;
	}

	private Check service(PeeringSightings.Sighted seen) {
		return switch (seen.serviceSide()) {
			case Connected, Initiated ->
				Check.pass("service-half", "The service's half " + seen.halfName() + " is " + seen.serviceSide());
			case Missing, Disconnected, Unknown ->
				Check.fail("service-half", "The service's half is " + seen.serviceSide(), actor(), command("repair"));
		};
	}

	private Check customer(PeeringSightings.Sighted seen) {
		return switch (seen.customerSide()) {
			case Connected, Initiated -> Check.pass("customer-half", "The customer's half is " + seen.customerSide());
			case Missing -> Check.fail("customer-half", "There is no half in the customer's network", actor(),
					command("customer-half"));
			case Disconnected ->
				Check.fail("customer-half", "The customer's half is left over from a peering that has gone", actor(),
						command("delete-disconnected-half"));
			case Unknown -> Check.unknown("customer-half", "The service may not look at the customer's half",
					Connections.CUSTOMER, command("grant-access"));
		};
	}

	private Check sync(PeeringSightings.Sighted seen) {
		if (seen.serviceSide() != HalfState.Connected) {
			return Check.skipped("address-sync", "The halves are not connected");
		}
		return (seen.syncLevel() == null || PeeringObserved.IN_SYNC.equalsIgnoreCase(seen.syncLevel()))
				? Check.pass("address-sync", "Both halves know the other network's present addresses")
				: Check.fail("address-sync", "Azure says " + seen.syncLevel(), actor(), command("sync-addresses"));
	}

	/**
	 * Judges the customer's present addresses by what others keep; tells none of theirs.
	 */
	private Check overlap(Optional<VirtualNetworkPeering> ours) {
		List<String> prefixes;
		try {
			prefixes = this.lookups.remoteNetwork(this.assets.customer(), this.assets.service())
				.map(RemoteNetwork::addressPrefixes)
				.orElse(List.of());
		}
		catch (StepException ex) {
			prefixes = ours.map(VirtualNetworkPeering::currentPrefixes)
				.orElse(this.peering.observed().addressPrefixes());
		}
		if (prefixes.isEmpty()) {
			return Check.unknown("address-overlap", "The network's addresses cannot be read", Connections.CUSTOMER,
					command("grant-access"));
		}
		String network = this.peering.spec().network().key();
		List<Cidr> taken = new ArrayList<>(List.of(Cidr.of(this.peering.site().vnetAddressPrefix())));
		this.registry.entries(this.peering.spec().region())
			.stream()
			.filter((entry) -> !entry.network().equals(network))
			.flatMap(RegistryEntry::ranges)
			.forEach(taken::add);
		List<String> clashing = prefixes.stream()
			.map(Cidr::parse)
			.flatMap(Optional::stream)
			.filter((range) -> taken.stream().anyMatch(range::overlaps))
			.map(Cidr::toString)
			.toList();
		return clashing.isEmpty()
				? Check.pass("address-overlap", String.join(", ", prefixes) + " clash with nothing in the region")
				: Check.fail("address-overlap",
						String.join(", ", clashing) + " are in use in the region; use other addresses",
						Connections.CUSTOMER, "GET /regions/" + this.peering.spec().region() + "/address-space");
	}

	private String actor() {
		return Connections.NOBODY.equals(this.connection.actor()) ? Connections.CUSTOMER : this.connection.actor();
	}

	private String command(String action) {
		return this.connection.actionsRequired()
			.stream()
			.filter((step) -> step.name().equals(action))
			.map(ConnectionState.ActionRequired::command)
			.findFirst()
			.orElse("POST " + this.peering.spec().path() + ":repair");
	}

}
