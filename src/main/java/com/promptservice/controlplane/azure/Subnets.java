package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;

/**
 * Subnets, looked at through their network, whose tags say whose they are. One that
 * exists is never written anew, unless its provisioning failed, and then as it was read:
 * clusters attach their security groups to it.
 */
record Subnets(AzureClients clients, SubnetSpec spec) implements ArmResource<Subnet> {

	static final String TYPE = "Microsoft.Network/virtualNetworks/subnets";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<Subnet> look() {
		Seen<VirtualNetworkInner> seen = this.clients.calls()
			.read(id(),
					() -> client().getVirtualNetworks()
						.getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.network(), null,
								Context.NONE));
		List<SubnetInner> subnets = (seen.absent() || seen.value().subnets() == null) ? List.of()
				: seen.value().subnets();
		SubnetInner subnet = subnets.stream()
			.filter((candidate) -> this.spec.name().equalsIgnoreCase(candidate.name()))
			.findFirst()
			.orElse(null);
		if (subnet == null) {
			return new Sighting.Absent<>(seen.requestId(),
					() -> put(new SubnetInner().withAddressPrefix(this.spec.addressPrefix())));
		}
		String prefix = (subnet.addressPrefix() != null || subnet.addressPrefixes() == null) ? subnet.addressPrefix()
				: String.join(",", subnet.addressPrefixes());
		Differences differences = new Differences().immutable("properties.addressPrefix", prefix,
				this.spec.addressPrefix());
		return new Sighting.Present<>(seen.requestId(), new Subnet(id(), this.spec.name(), prefix),
				ProvisioningState.of(subnet.provisioningState()), seen.value().tags(), differences.list(),
				() -> put(subnet));
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.start(id(), () -> client().getSubnets()
				.deleteWithResponseAsync(this.spec.at().resourceGroup(), this.spec.network(), this.spec.name()));
	}

	private Submission put(SubnetInner subnet) {
		return this.clients.calls()
			.start(id(),
					() -> client().getSubnets()
						.createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(), this.spec.network(),
								this.spec.name(), subnet));
	}

	private NetworkManagementClient client() {
		return this.clients.network(this.spec.at().subscriptionId());
	}

}
