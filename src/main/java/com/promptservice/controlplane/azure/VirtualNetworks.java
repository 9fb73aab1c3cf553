package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.VirtualNetworksClient;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;

/**
 * Virtual networks. One that exists is never written anew, unless its provisioning
 * failed, and then only with all that Azure says is in it: a network written without its
 * subnets loses them.
 */
record VirtualNetworks(AzureClients clients, VirtualNetworkSpec spec) implements ArmResource<VirtualNetwork> {

	static final String TYPE = "Microsoft.Network/virtualNetworks";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<VirtualNetwork> look() {
		Seen<VirtualNetworkInner> seen = this.clients.calls()
			.read(id(), () -> client().getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					null, Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(wanted()));
		}
		VirtualNetworkInner network = seen.value();
		List<String> prefixes = (network.addressSpace() != null) ? network.addressSpace().addressPrefixes() : List.of();
		Differences differences = new Differences().location(network.location(), this.spec.at().location())
			.immutable("properties.addressSpace.addressPrefixes", prefixes, this.spec.addressPrefixes());
		return new Sighting.Present<>(seen.requestId(), new VirtualNetwork(id(), this.spec.name(), prefixes),
				ProvisioningState.of(network.provisioningState()), network.tags(), differences.list(),
				() -> put(network));
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.start(id(), () -> client().deleteWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name()));
	}

	private VirtualNetworkInner wanted() {
		VirtualNetworkInner wanted = new VirtualNetworkInner()
			.withAddressSpace(new AddressSpace().withAddressPrefixes(this.spec.addressPrefixes()));
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return wanted;
	}

	private Submission put(VirtualNetworkInner network) {
		return this.clients.calls()
			.start(id(), () -> client().createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(),
					this.spec.name(), network));
	}

	private VirtualNetworksClient client() {
		return this.clients.network(this.spec.at().subscriptionId()).getVirtualNetworks();
	}

}
