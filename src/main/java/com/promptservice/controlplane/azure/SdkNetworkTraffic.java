package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.models.BackendAddressPoolInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;

/**
 * Looks at traffic through the SDK.
 */
final class SdkNetworkTraffic implements NetworkTraffic {

	private final AzureClients clients;

	SdkNetworkTraffic(AzureClients clients) {
		this.clients = clients;
	}

	@Override
	public Optional<Integer> poolSize(String loadBalancerId) {
		ResourceId id = ResourceId.of(loadBalancerId);
		Seen<LoadBalancerInner> seen = this.clients.calls()
			.read(loadBalancerId,
					() -> this.clients.network(id.subscriptionId())
						.getLoadBalancers()
						.getByResourceGroupWithResponse(id.resourceGroup(), id.name(), null, Context.NONE));
		return seen.absent() ? Optional.empty()
				: Optional.of(seen.value().backendAddressPools().stream().mapToInt(SdkNetworkTraffic::size).sum());
	}

	private static int size(BackendAddressPoolInner pool) {
		return Math.max((pool.backendIpConfigurations() != null) ? pool.backendIpConfigurations().size() : 0,
				(pool.loadBalancerBackendAddresses() != null) ? pool.loadBalancerBackendAddresses().size() : 0);
	}

	@Override
	public Map<String, Double> probes(String loadBalancerId, int port) {
		return new LoadBalancerProbes(this.clients, ResourceId.of(loadBalancerId).subscriptionId(), loadBalancerId)
			.of(port);
	}

	@Override
	public Optional<TrafficRule> into(String subnetId, String source, int port) {
		ResourceId id = ResourceId.of(subnetId);
		Seen<SubnetInner> subnet = this.clients.calls()
			.read(subnetId,
					() -> this.clients.network(id.subscriptionId())
						.getSubnets()
						.getWithResponse(id.resourceGroup(), id.parent(), id.name(), null, Context.NONE));
		if (subnet.absent() || subnet.value().networkSecurityGroup() == null) {
			return Optional.empty();
		}
		return verdict(subnet.value(), group(this.clients.calls(), subnet.value()), SecurityRuleDirection.INBOUND,
				source, subnet.value().addressPrefix(), port);
	}

	@Override
	public List<TrafficRule> outOf(NetworkRef customer, NetworkRef peer, String address, int port) {
		PeeringAccess access = this.clients.peering(customer, peer, true);
		Seen<VirtualNetworkInner> network = access.read();
		List<TrafficRule> verdicts = new ArrayList<>();
		if (network.absent() || network.value().subnets() == null) {
			return verdicts;
		}
		for (SubnetInner subnet : network.value().subnets()) {
			if (subnet.networkSecurityGroup() != null) {
				verdict(subnet, theirs(access, subnet), SecurityRuleDirection.OUTBOUND, subnet.addressPrefix(), address,
						port)
					.ifPresent(verdicts::add);
			}
		}
		return verdicts;
	}

	private NetworkSecurityGroupInner theirs(PeeringAccess access, SubnetInner subnet) {
		ResourceId id = ResourceId.of(subnet.networkSecurityGroup().id());
		if (!id.subscriptionId().equalsIgnoreCase(access.network().subscriptionId())) {
			throw access.calls().missing(subnet.networkSecurityGroup().id(), null);
		}
		return access.calls()
			.judged(subnet.networkSecurityGroup().id(),
					() -> access.client().getNetworkSecurityGroups().getByResourceGroup(id.resourceGroup(), id.name()));
	}

	private NetworkSecurityGroupInner group(ArmCalls calls, SubnetInner subnet) {
		ResourceId id = ResourceId.of(subnet.networkSecurityGroup().id());
		return calls.judged(subnet.networkSecurityGroup().id(),
				() -> this.clients.network(id.subscriptionId())
					.getNetworkSecurityGroups()
					.getByResourceGroup(id.resourceGroup(), id.name()));
	}

	private static Optional<TrafficRule> verdict(SubnetInner subnet, NetworkSecurityGroupInner group,
			SecurityRuleDirection direction, String source, String destination, int port) {
		Optional<SecurityRuleInner> rule = new TrafficRules(group).decides(direction, source, destination, port);
		return rule.map((decisive) -> new TrafficRule(subnet.name(), group.id(), decisive.name(),
				TrafficRules.allows(decisive)));
	}

	/**
	 * The parts of an ARM id that Azure or this service made.
	 *
	 * @param parent name of what it lies in, or of the provider's namespace
	 */
	private record ResourceId(String subscriptionId, String resourceGroup, String parent, String name) {

		static ResourceId of(String id) {
			String[] parts = id.split("/");
			return new ResourceId(parts[2], parts[4], parts[parts.length - 3], parts[parts.length - 1]);
		}

	}

}
