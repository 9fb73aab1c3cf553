package com.promptservice.controlplane.azure;

import java.util.List;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.AddressSpace;

/**
 * The way to one network for what concerns another: the right tokens, and refusals that
 * are understood.
 */
record PeeringAccess(ArmCalls calls, NetworkManagementClient client, NetworkRef network) {

	/**
	 * The network, when there is one.
	 */
	Seen<VirtualNetworkInner> read() {
		return this.calls.read(this.network.id(), () -> this.client.getVirtualNetworks()
			.getByResourceGroupWithResponse(this.network.resourceGroup(), this.network.name(), null, Context.NONE));
	}

	/**
	 * One half of the network's.
	 */
	Seen<VirtualNetworkPeeringInner> read(String name) {
		return this.calls.read(this.network.id() + "/virtualNetworkPeerings/" + name, () -> get(name));
	}

	/**
	 * Every half that the network has; none when there is no such network.
	 */
	List<VirtualNetworkPeeringInner> halves() {
		Seen<List<VirtualNetworkPeeringInner>> seen = this.calls.readAll(this.network.id(),
				() -> this.client.getVirtualNetworkPeerings()
					.list(this.network.resourceGroup(), this.network.name(), Context.NONE)
					.stream()
					.toList());
		return seen.absent() ? List.of() : seen.value();
	}

	private Response<VirtualNetworkPeeringInner> get(String name) {
		return this.client.getVirtualNetworkPeerings()
			.getWithResponse(this.network.resourceGroup(), this.network.name(), name, Context.NONE);
	}

	static VirtualNetworkPeering view(VirtualNetworkPeeringInner half) {
		return new VirtualNetworkPeering(half.id(), half.name(),
				(half.remoteVirtualNetwork() != null) ? half.remoteVirtualNetwork().id() : "",
				(half.peeringState() != null) ? half.peeringState().toString() : null,
				(half.peeringSyncLevel() != null) ? half.peeringSyncLevel().toString() : null,
				prefixes(half.remoteAddressSpace()), prefixes(half.remoteVirtualNetworkAddressSpace()));
	}

	static List<String> prefixes(AddressSpace space) {
		return (space != null && space.addressPrefixes() != null) ? space.addressPrefixes() : List.of();
	}

}
