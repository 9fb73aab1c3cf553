package com.promptservice.controlplane.azure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * A region's resources, for tests.
 */
record RegionOnAzure(AzureResources azure, String region, String group) {

	static final String SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";

	private static final String NETWORK = "Microsoft.Network/";

	Placement at() {
		return new Placement(SUBSCRIPTION, this.group, this.region, "region/" + this.region, Map.of("team", "kv"));
	}

	Map<String, Step<?>> steps() {
		Map<String, Step<?>> steps = new LinkedHashMap<>();
		steps.put("group", resourceGroup());
		steps.put("network", network());
		steps.put("subnet", subnet());
		steps.put("security-group", securityGroup());
		steps.put("account", account());
		steps.put("container",
				this.azure.ensureBlobContainer(new BlobContainerSpec(at(), accountName(), "dataplane-metadata")));
		steps.put("queue", this.azure.ensureStorageQueue(new StorageQueueSpec(at(), accountName(), "operations")));
		steps.put("identity", identity());
		steps.put("vault", vault());
		steps.put("officer", officer());
		steps.put("server", serverCertificate());
		steps.put("load-balancer", loadBalancer());
		return steps;
	}

	List<Step<?>> upToLoadBalancer() {
		return List.of(resourceGroup(), network(), subnet(), loadBalancer());
	}

	List<Step<Removed>> removals() {
		return List.of(this.azure.removeLoadBalancer(loadBalancerSpec()), this.azure.removeSubnet(subnetSpec()),
				this.azure.removeVirtualNetwork(networkSpec()),
				this.azure.removeNetworkSecurityGroup(securityGroupSpec()),
				this.azure.removeStorageAccount(new StorageAccountSpec(at(), accountName())),
				this.azure.removeManagedIdentity(identitySpec()),
				this.azure.removeRoleAssignment((visit) -> officerSpec()), this.azure.removeKeyVault(vaultSpec()),
				this.azure.removeResourceGroup(new ResourceGroupSpec(at())));
	}

	Step<ResourceGroup> resourceGroup() {
		return this.azure.ensureResourceGroup(new ResourceGroupSpec(at()));
	}

	Step<VirtualNetwork> network() {
		return this.azure.ensureVirtualNetwork(networkSpec());
	}

	private VirtualNetworkSpec networkSpec() {
		return new VirtualNetworkSpec(at(), "kvstore-vnet-" + this.region, List.of("10.0.0.0/16"));
	}

	private Step<Subnet> subnet() {
		return this.azure.ensureSubnet(subnetSpec());
	}

	private SubnetSpec subnetSpec() {
		return new SubnetSpec(at(), "kvstore-vnet-" + this.region, "kvstore-subnet", "10.0.0.0/24");
	}

	String subnetId() {
		return subnetSpec().id();
	}

	Step<NetworkSecurityGroup> securityGroup() {
		return this.azure.ensureNetworkSecurityGroup(securityGroupSpec());
	}

	private NetworkSecurityGroupSpec securityGroupSpec() {
		return new NetworkSecurityGroupSpec(at(), "kvstore-nsg-" + this.region,
				List.of(new SecurityRule("AllowKvStoreGrpc", 200, true, List.of("VirtualNetwork"),
						List.of("8085-8086")),
						new SecurityRule("AllowAdmin", 210, true, List.of("10.1.0.0/24", "10.2.0.0/24"),
								List.of("19000", "19080"))));
	}

	Step<StorageAccount> account() {
		return this.azure.ensureStorageAccount(new StorageAccountSpec(at(), accountName()));
	}

	private String accountName() {
		return "promptdata" + this.region;
	}

	Step<ManagedIdentity> identity() {
		return this.azure.ensureManagedIdentity(identitySpec());
	}

	private ManagedIdentitySpec identitySpec() {
		return new ManagedIdentitySpec(at(), "kvstore-svc-" + this.region);
	}

	Step<KeyVault> vault() {
		return this.azure.ensureKeyVault(vaultSpec());
	}

	KeyVaultSpec vaultSpec() {
		return new KeyVaultSpec(at(), "kvstore-kv-" + this.region);
	}

	private Step<RoleAssignment> officer() {
		return this.azure.ensureRoleAssignment((visit) -> officerSpec());
	}

	private RoleAssignmentSpec officerSpec() {
		return new RoleAssignmentSpec(vaultSpec().id(), Role.KEY_VAULT_CERTIFICATES_OFFICER, Simulator.OWNER);
	}

	Step<Certificate> serverCertificate() {
		return this.azure.ensureCertificate(new CertificateSpec("kvstore-kv-" + this.region, "kvstore-server-cert",
				"CN=kvstore-server-" + this.region, CertificateSpec.Usage.SERVER));
	}

	Step<LoadBalancer> loadBalancer() {
		return this.azure.ensureLoadBalancer(loadBalancerSpec());
	}

	private LoadBalancerSpec loadBalancerSpec() {
		return new LoadBalancerSpec(at(), "kvs-wus2-01-ilb", subnetId(), "10.0.0.4", List.of(8085, 8086));
	}

	void put(String networkPath, String json, Simulator simulator) {
		require(simulator.handle(SimulatorRequest.of("PUT", url(networkPath), json)));
	}

	void delete(String networkPath, Simulator simulator) {
		require(simulator.handle(SimulatorRequest.of("DELETE", url(networkPath))));
	}

	String body(String networkPath, Simulator simulator) {
		return new String(simulator.handle(SimulatorRequest.of("GET", url(networkPath))).body(),
				StandardCharsets.UTF_8);
	}

	private String url(String networkPath) {
		return at().groupId() + "/providers/" + NETWORK + networkPath + "?api-version=2025-03-01";
	}

	private static void require(SimulatorResponse answer) {
		if (answer.status() >= 300) {
			throw new AssertionError(answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
		}
	}

}
