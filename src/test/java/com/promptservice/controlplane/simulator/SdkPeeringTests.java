package com.promptservice.controlplane.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.SubResource;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.models.RoleDefinitionInner;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.HardwareProfile;
import com.azure.resourcemanager.compute.models.NetworkInterfaceReference;
import com.azure.resourcemanager.compute.models.NetworkProfile;
import com.azure.resourcemanager.compute.models.RunCommandInput;
import com.azure.resourcemanager.compute.models.VirtualMachineSizeTypes;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkPeeringInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.SyncRemoteAddressSpace;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringLevel;
import com.azure.resourcemanager.network.models.VirtualNetworkPeeringState;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.simulator.SdkClients.assertCode;
import static com.promptservice.controlplane.simulator.SdkClients.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The clients of Azure's SDK peer networks, run scripts and are kept out, over HTTP.
 */
@ResourceLock(SdkClients.LOCK)
class SdkPeeringTests {

	private String group;

	@BeforeAll
	static void connect() {
		SdkClients.connect();
	}

	@BeforeEach
	void createGroup() {
		this.group = SdkClients.group();
	}

	private String create(String name, String... ranges) {
		return network.serviceClient()
			.getVirtualNetworks()
			.createOrUpdate(this.group, name,
					new VirtualNetworkInner().withLocation("westus2")
						.withAddressSpace(new AddressSpace().withAddressPrefixes(List.of(ranges)))
						.withSubnets(List
							.of(new SubnetInner().withName("one").withAddressPrefix(ranges[0].replace("/16", "/24")))))
			.id();
	}

	private static VirtualNetworkPeeringInner half(String remote) {
		return new VirtualNetworkPeeringInner().withRemoteVirtualNetwork(new SubResource().withId(remote))
			.withAllowForwardedTraffic(true);
	}

	@Test
	void both_halves_live_from_creation_to_deletion() {
		String hub = create("hub", "10.0.0.0/16");
		String spoke = create("spoke", "10.1.0.0/16");
		var client = network.serviceClient().getVirtualNetworkPeerings();
		VirtualNetworkPeeringInner ours = client.createOrUpdate(this.group, "hub", "ours", half(spoke));
		assertThat(ours.peeringState()).isEqualTo(VirtualNetworkPeeringState.INITIATED);
		assertThat(ours.peeringSyncLevel()).isEqualTo(VirtualNetworkPeeringLevel.REMOTE_NOT_IN_SYNC);
		assertCode(() -> client.createOrUpdate(this.group, "hub", "again", half(spoke)),
				"AnotherPeeringAlreadyReferencesRemoteVnet");
		VirtualNetworkPeeringInner theirs = client.createOrUpdate(this.group, "spoke", "theirs", half(hub));
		assertThat(theirs.peeringState()).isEqualTo(VirtualNetworkPeeringState.CONNECTED);
		assertThat(theirs.remoteAddressSpace().addressPrefixes()).containsExactly("10.0.0.0/16");
		create("spoke", "10.1.0.0/16", "10.5.0.0/16");
		assertThat(client.get(this.group, "hub", "ours").peeringSyncLevel())
			.isEqualTo(VirtualNetworkPeeringLevel.LOCAL_NOT_IN_SYNC);
		assertThat(
				client.createOrUpdate(this.group, "hub", "ours", half(spoke), SyncRemoteAddressSpace.TRUE, Context.NONE)
					.peeringSyncLevel())
			.isEqualTo(VirtualNetworkPeeringLevel.FULLY_IN_SYNC);
		assertThat(network.serviceClient()
			.getVirtualNetworks()
			.getByResourceGroup(this.group, "hub")
			.virtualNetworkPeerings()).hasSize(1);
		client.delete(this.group, "spoke", "theirs");
		assertThat(client.list(this.group, "hub").stream().map(VirtualNetworkPeeringInner::peeringState))
			.containsExactly(VirtualNetworkPeeringState.DISCONNECTED);
		assertCode(() -> client.createOrUpdate(this.group, "spoke", "theirs", half(hub)),
				"RemotePeeringIsDisconnected");
		client.delete(this.group, "hub", "ours");
		assertThat(client.list(this.group, "hub").stream()).isEmpty();
	}

	@Test
	void a_script_runs_on_a_machine() {
		String hub = create("hub", "10.0.0.0/16");
		String card = network.serviceClient()
			.getNetworkInterfaces()
			.createOrUpdate(this.group, "card",
					new NetworkInterfaceInner().withLocation("westus2")
						.withIpConfigurations(List.of(new NetworkInterfaceIpConfigurationInner().withName("ip")
							.withSubnet(new SubnetInner().withId(hub + "/subnets/one")))))
			.id();
		ComputeManagementClient compute = ComputeManager.authenticate(pipeline(Map.of()), profile()).serviceClient();
		VirtualMachineInner machine = compute.getVirtualMachines()
			.createOrUpdate(this.group, "jump",
					new VirtualMachineInner().withLocation("westus2")
						.withHardwareProfile(new HardwareProfile().withVmSize(VirtualMachineSizeTypes.STANDARD_B1S))
						.withNetworkProfile(new NetworkProfile()
							.withNetworkInterfaces(List.of(new NetworkInterfaceReference().withId(card)))));
		assertThat(machine.provisioningState()).isEqualTo("Succeeded");
		RunCommandInput look = new RunCommandInput().withCommandId("RunShellScript")
			.withScript(List.of("nc -z -w 5 10.0.0.9 8085 || echo \"$(hostname): closed\""));
		assertThat(compute.getVirtualMachines().runCommand(this.group, "jump", look).value().getFirst().message())
			.isEqualTo("Enable succeeded: \n[stdout]\njump: closed\n\n[stderr]\n");
		assertThatThrownBy(
				() -> compute.getVirtualMachines().runCommand(this.group, "jump", look.withScript(List.of("KVClient"))))
			.isInstanceOfSatisfying(ManagementException.class,
					(ex) -> assertThat(ex.getValue().getMessage()).contains("exit status=127", "KVClient: not found"));
		compute.getVirtualMachines().delete(this.group, "jump");
		assertThat(compute.getVirtualMachines().listByResourceGroup(this.group).stream()).isEmpty();
	}

	@Test
	void somebody_without_a_role_is_kept_out_and_roles_are_found_by_name() {
		String hub = create("hub", "10.0.0.0/16");
		String somebody = UUID.randomUUID().toString();
		NetworkManagementClient theirs = NetworkManager
			.authenticate(pipeline(Map.of("Authorization", "Bearer principal:" + somebody)), profile())
			.serviceClient();
		assertThatThrownBy(() -> theirs.getVirtualNetworks().getByResourceGroup(this.group, "hub"))
			.isInstanceOfSatisfying(ManagementException.class, (ex) -> {
				assertThat(ex.getResponse().getStatusCode()).isEqualTo(403);
				assertThat(ex.getValue().getCode()).isEqualTo("AuthorizationFailed");
			});
		AuthorizationManager authorization = SdkClients.authorization;
		String role = authorization.roleServiceClient()
			.getRoleDefinitions()
			.list(hub, "roleName eq 'Network Contributor'", Context.NONE)
			.stream()
			.map(RoleDefinitionInner::id)
			.findFirst()
			.orElseThrow();
		authorization.roleServiceClient()
			.getRoleAssignments()
			.create(hub, UUID.randomUUID().toString(),
					new RoleAssignmentCreateParameters().withPrincipalId(somebody).withRoleDefinitionId(role));
		SdkClients.CLOCK.pass(Duration.ofSeconds(30));
		assertThat(theirs.getVirtualNetworks().getByResourceGroup(this.group, "hub").id()).isEqualTo(hub);
	}

	private static AzureProfile profile() {
		Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put("resourceManagerEndpointUrl", SdkClients.SERVER.baseUrl().toString());
		endpoints.put("managementEndpointUrl", SdkClients.SERVER.baseUrl().toString());
		return new AzureProfile(Simulator.TENANT, SdkClients.SUBSCRIPTION, new AzureEnvironment(endpoints));
	}

	private static HttpPipeline pipeline(Map<String, String> headers) {
		HttpPipelinePolicy policy = (context, next) -> {
			headers
				.forEach((name, value) -> context.getHttpRequest().setHeader(HttpHeaderName.fromString(name), value));
			return next.process();
		};
		return HttpPipelineProvider.buildHttpPipeline(null, profile(), null, new HttpLogOptions(), null,
				new RetryPolicy(), List.of(policy, SdkClients.impatient()), SdkClients.HTTP);
	}

}
