package com.promptservice.controlplane.simulator;

import java.util.List;

import com.azure.core.management.SubResource;
import com.azure.resourcemanager.network.fluent.models.BackendAddressPoolInner;
import com.azure.resourcemanager.network.fluent.models.FrontendIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancingRuleInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.ProbeInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.LoadBalancerSku;
import com.azure.resourcemanager.network.models.LoadBalancerSkuName;
import com.azure.resourcemanager.network.models.ProbeProtocol;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import com.azure.resourcemanager.network.models.TransportProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.simulator.SdkClients.HTTP;
import static com.promptservice.controlplane.simulator.SdkClients.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.SdkClients.assertCode;
import static com.promptservice.controlplane.simulator.SdkClients.network;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network clients of Azure's SDK against the simulator over HTTP.
 */
@ResourceLock(SdkClients.LOCK)
class SdkNetworkTests {

	private String group;

	@BeforeAll
	static void connect() {
		SdkClients.connect();
	}

	@BeforeEach
	void createGroup() {
		this.group = SdkClients.group();
	}

	@Test
	void aNetworkWithSubnetsAndASecurityGroupLivesFromCreationToDeletion() {
		var client = network.serviceClient();
		NetworkSecurityGroupInner nsg = client.getNetworkSecurityGroups()
			.createOrUpdate(this.group, "nsg", new NetworkSecurityGroupInner().withLocation("westus2"));
		client.getSecurityRules()
			.createOrUpdate(this.group, "nsg", "grpc",
					new SecurityRuleInner().withPriority(1000)
						.withAccess(SecurityRuleAccess.ALLOW)
						.withDirection(SecurityRuleDirection.INBOUND)
						.withProtocol(SecurityRuleProtocol.TCP)
						.withSourceAddressPrefix("VirtualNetwork")
						.withSourcePortRange("*")
						.withDestinationAddressPrefix("*")
						.withDestinationPortRange("8085-8086"));
		VirtualNetworkInner created = createNetwork();
		assertThat(created.provisioningState().toString()).isEqualTo("Succeeded");
		client.getSubnets()
			.createOrUpdate(this.group, "hub", "two", new SubnetInner().withAddressPrefix("10.0.1.0/24")
				.withNetworkSecurityGroup(new NetworkSecurityGroupInner().withId(nsg.id())));
		assertThat(client.getSubnets().list(this.group, "hub").stream().map(SubnetInner::name)).containsExactly("one",
				"two");
		assertThat(client.getVirtualNetworks().getByResourceGroup(this.group, "hub").subnets()).hasSize(2);
		assertThat(client.getSecurityRules().list(this.group, "nsg").stream()).hasSize(1);
		assertCode(() -> client.getNetworkSecurityGroups().delete(this.group, "nsg"),
				"InUseNetworkSecurityGroupCannotBeDeleted");
		assertCode(
				() -> client.getSubnets()
					.createOrUpdate(this.group, "hub", "three", new SubnetInner().withAddressPrefix("10.0.1.0/25")),
				"NetcfgSubnetRangesOverlap");
		client.getSubnets().delete(this.group, "hub", "two");
		client.getSecurityRules().delete(this.group, "nsg", "grpc");
		client.getNetworkSecurityGroups().delete(this.group, "nsg");
		client.getVirtualNetworks().delete(this.group, "hub");
		assertThat(client.getVirtualNetworks().listByResourceGroup(this.group).stream()).isEmpty();
	}

	private VirtualNetworkInner createNetwork() {
		return network.serviceClient()
			.getVirtualNetworks()
			.createOrUpdate(this.group, "hub",
					new VirtualNetworkInner().withLocation("westus2")
						.withAddressSpace(new AddressSpace().withAddressPrefixes(List.of("10.0.0.0/16")))
						.withSubnets(List.of(new SubnetInner().withName("one").withAddressPrefix("10.0.0.0/24"))));
	}

	@Test
	void aLoadBalancerLivesFromCreationToDeletion() {
		String subnet = createNetwork().subnets().getFirst().id();
		var client = network.serviceClient().getLoadBalancers();
		String id = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + this.group
				+ "/providers/Microsoft.Network/loadBalancers/ilb";
		LoadBalancerInner body = new LoadBalancerInner().withLocation("westus2")
			.withSku(new LoadBalancerSku().withName(LoadBalancerSkuName.STANDARD))
			.withFrontendIpConfigurations(List.of(new FrontendIpConfigurationInner().withName("front")
				.withPrivateIpAllocationMethod(IpAllocationMethod.STATIC)
				.withPrivateIpAddress("10.0.0.4")
				.withSubnet(new SubnetInner().withId(subnet))))
			.withBackendAddressPools(List.of(new BackendAddressPoolInner().withName("pool")))
			.withProbes(List.of(new ProbeInner().withName("probe").withProtocol(ProbeProtocol.TCP).withPort(8085)))
			.withLoadBalancingRules(List.of(new LoadBalancingRuleInner().withName("rule")
				.withProtocol(TransportProtocol.TCP)
				.withFrontendPort(8085)
				.withBackendPort(8085)
				.withFrontendIpConfiguration(new SubResource().withId(id + "/frontendIPConfigurations/front"))
				.withBackendAddressPool(new SubResource().withId(id + "/backendAddressPools/pool"))
				.withProbe(new SubResource().withId(id + "/probes/probe"))));
		LoadBalancerInner created = client.createOrUpdate(this.group, "ilb", body);
		assertThat(created.frontendIpConfigurations().getFirst().privateIpAddress()).isEqualTo("10.0.0.4");
		assertThat(created.loadBalancingRules()).hasSize(1);
		var pools = network.serviceClient().getLoadBalancerBackendAddressPools();
		pools.createOrUpdate(this.group, "ilb", "more", new BackendAddressPoolInner());
		assertThat(pools.list(this.group, "ilb").stream().map(BackendAddressPoolInner::name)).containsExactly("more",
				"pool");
		pools.delete(this.group, "ilb", "more");
		assertCode(() -> network.serviceClient().getVirtualNetworks().delete(this.group, "hub"),
				"InUseSubnetCannotBeDeleted");
		assertThat(client.listByResourceGroup(this.group).stream()).hasSize(1);
		client.delete(this.group, "ilb");
		assertThat(client.list().stream().map(LoadBalancerInner::id)).doesNotContain(created.id());
	}

}
