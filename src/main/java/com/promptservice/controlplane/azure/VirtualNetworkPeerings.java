package com.promptservice.controlplane.azure;

import java.util.Map;

import com.azure.core.management.SubResource;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.SyncRemoteAddressSpace;

/**
 * Halves of peerings. The half that leads to the wanted network is found whatever its
 * name; one that is disconnected or behind the other end's addresses is written anew.
 */
record VirtualNetworkPeerings(PeeringAccess access,
		VirtualNetworkPeeringSpec spec) implements ArmResource<VirtualNetworkPeering> {

	static final String TYPE = VirtualNetworks.TYPE + "/virtualNetworkPeerings";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<VirtualNetworkPeering> look() {
		Seen<VirtualNetworkPeeringInner> seen = find();
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(this.spec.name(), wanted()));
		}
		VirtualNetworkPeeringInner half = seen.value();
		VirtualNetworkPeering observed = PeeringAccess.view(half);
		Differences differences = new Differences();
		if (!observed.leadsTo(this.spec.remote().id())) {
			// no values: the other network is somebody else's
			differences.immutable("properties.remoteVirtualNetwork", "another network", "the peering's network");
		}
		differences.changeable("properties.allowVirtualNetworkAccess", half.allowVirtualNetworkAccess(), true)
			.changeable("properties.allowGatewayTransit", is(half.allowGatewayTransit()), false)
			.changeable("properties.useRemoteGateways", is(half.useRemoteGateways()), false)
			.changeable("properties.peeringState", "Disconnected".equalsIgnoreCase(observed.state()), false)
			.changeable("properties.peeringSyncLevel", isBehind(observed), false);
		return new Sighting.Present<>(seen.requestId(), observed,
				ProvisioningState.of((half.provisioningState() != null) ? half.provisioningState().toString() : null),
				Map.of(), differences.list(),
				() -> put(half.name(), wanted().withAllowForwardedTraffic(is(half.allowForwardedTraffic()))));
	}

	@Override
	public Submission delete() {
		Seen<VirtualNetworkPeeringInner> seen = find();
		String name = seen.absent() ? this.spec.name() : seen.value().name();
		NetworkRef network = this.spec.network();
		return this.access.calls()
			.start(id(),
					() -> this.access.client()
						.getVirtualNetworkPeerings()
						.deleteWithResponseAsync(network.resourceGroup(), network.name(), name));
	}

	/**
	 * The half of this name, else the one that leads to the wanted network.
	 */
	private Seen<VirtualNetworkPeeringInner> find() {
		Seen<VirtualNetworkPeeringInner> named = this.access.read(this.spec.name());
		if (!named.absent()) {
			return named;
		}
		return this.access.halves()
			.stream()
			.filter((half) -> PeeringAccess.view(half).leadsTo(this.spec.remote().id()))
			.findFirst()
			.map((half) -> new Seen<>(half, named.requestId()))
			.orElse(named);
	}

	private VirtualNetworkPeeringInner wanted() {
		return new VirtualNetworkPeeringInner()
			.withRemoteVirtualNetwork(new SubResource().withId(this.spec.remote().id()))
			.withAllowVirtualNetworkAccess(true)
			.withAllowForwardedTraffic(this.spec.allowForwardedTraffic())
			.withAllowGatewayTransit(false)
			.withUseRemoteGateways(false);
	}

	private Submission put(String name, VirtualNetworkPeeringInner half) {
		NetworkRef network = this.spec.network();
		return this.access.calls()
			.start(id(),
					() -> this.access.client()
						.getVirtualNetworkPeerings()
						.createOrUpdateWithResponseAsync(network.resourceGroup(), network.name(), name, half,
								SyncRemoteAddressSpace.TRUE));
	}

	// What the other end does not know yet is for the other end's half
	private static boolean isBehind(VirtualNetworkPeering half) {
		return half.syncLevel() != null && half.syncLevel().toLowerCase(java.util.Locale.ROOT).startsWith("local");
	}

	private static boolean is(Boolean flag) {
		return Boolean.TRUE.equals(flag);
	}

}
