package com.promptservice.controlplane.peering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.region.RegionView;

/**
 * Looks at the halves of peerings without changing anything.
 */
record PeeringSightings(AzureLookups lookups) {

	/**
	 * Every half on the region's network.
	 */
	List<VirtualNetworkPeering> all(RegionView site) {
		return this.lookups.peerings(PeeringAssets.service(site));
	}

	/**
	 * The region's half, when it is there.
	 * @param name what it was called when it was last seen
	 */
	Optional<VirtualNetworkPeering> service(PeeringAssets assets, String name) {
		return this.lookups.peering(assets.serviceHalf().named((name != null) ? name : assets.serviceHalf().name()));
	}

	/**
	 * Both halves, given the region's.
	 */
	Sighted of(PeeringAssets assets, Optional<VirtualNetworkPeering> service) {
		HalfState ours = service.map(PeeringSightings::state).orElse(HalfState.Missing);
		String level = service.map(VirtualNetworkPeering::syncLevel).orElse(null);
		String name = service.map(VirtualNetworkPeering::name).orElse(null);
		List<String> prefixes = service.map(VirtualNetworkPeering::allPrefixes).orElse(List.of());
		return new Sighted(name, ours, customers(assets, ours), level, prefixes);
	}

	// What the customer's half must be follows from ours, except where ours stands alone
	private HalfState customers(PeeringAssets assets, HalfState ours) {
		return switch (ours) {
			case Connected -> HalfState.Connected;
			case Initiated -> HalfState.Missing;
			case Missing, Disconnected, Unknown -> look(assets);
		};
	}

	private HalfState look(PeeringAssets assets) {
		try {
			return this.lookups.peering(assets.customerHalf()).map(PeeringSightings::state).orElse(HalfState.Missing);
		}
		catch (StepException ex) {
			return HalfState.Unknown;
		}
	}

	static HalfState state(VirtualNetworkPeering half) {
		return switch (String.valueOf(half.state()).toLowerCase(Locale.ROOT)) {
			case "initiated" -> HalfState.Initiated;
			case "connected" -> HalfState.Connected;
			case "disconnected" -> HalfState.Disconnected;
			default -> HalfState.Unknown;
		};
	}

	/**
	 * What was seen.
	 *
	 * @param halfName of the region's half, or null when there is none
	 * @param addressPrefixes of the customer's network as that half shows them
	 */
	record Sighted(String halfName, HalfState serviceSide, HalfState customerSide, String syncLevel,
			List<String> addressPrefixes) {
	}

}
