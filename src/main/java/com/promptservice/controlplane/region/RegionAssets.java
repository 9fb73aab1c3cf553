package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.BlobContainerSpec;
import com.promptservice.controlplane.azure.CertificateSpec;
import com.promptservice.controlplane.azure.KeyVaultSpec;
import com.promptservice.controlplane.azure.LoadBalancerSpec;
import com.promptservice.controlplane.azure.ManagedIdentity;
import com.promptservice.controlplane.azure.ManagedIdentitySpec;
import com.promptservice.controlplane.azure.NetworkSecurityGroupSpec;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.azure.ResourceGroupSpec;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.azure.RoleAssignmentSpec;
import com.promptservice.controlplane.azure.SecurityRule;
import com.promptservice.controlplane.azure.StorageAccountSpec;
import com.promptservice.controlplane.azure.StorageQueueSpec;
import com.promptservice.controlplane.azure.SubnetSpec;
import com.promptservice.controlplane.azure.VirtualNetworkSpec;
import com.promptservice.controlplane.operation.Visit;

/**
 * A region's shared assets as Azure resources.
 */
record RegionAssets(RegionSpec spec, AzureProperties azure) {

	/**
	 * Owner of resource groups, which regions share: the last region to leave removes
	 * them.
	 */
	static final String GROUP_OWNER = "regions";

	ResourceGroupSpec resourceGroup() {
		return group(this.spec.resourceGroupName());
	}

	ResourceGroupSpec userContentGroup() {
		return group(this.spec.userContentResourceGroupName());
	}

	/**
	 * What keeps one region from removing a group while another one comes to it.
	 */
	static String lock(ResourceGroupSpec group) {
		return group.id().toLowerCase(Locale.ROOT);
	}

	private ResourceGroupSpec group(String name) {
		return new ResourceGroupSpec(
				new Placement(this.spec.subscriptionId(), name, this.spec.location(), GROUP_OWNER, this.spec.tags()));
	}

	/**
	 * Rules for the clusters' nodes. The group is not attached to the subnet: a managed
	 * cluster attaches its own and breaks when another one takes its place.
	 */
	NetworkSecurityGroupSpec networkSecurityGroup() {
		List<String> grpc = this.spec.dataplane().grpcPorts().stream().sorted().map(String::valueOf).toList();
		boolean adjacent = Integer.parseInt(grpc.get(1)) - Integer.parseInt(grpc.get(0)) == 1;
		List<String> ports = adjacent ? List.of(String.join("-", grpc)) : grpc;
		List<String> gateway = List.of("19000", "19080");
		List<String> admins = this.spec.adminAddressPrefixes();
		return new NetworkSecurityGroupSpec(this.spec.placement(), this.spec.network().nsgName(),
				List.of(new SecurityRule("AllowKvStoreGrpc", 1000, true, List.of("VirtualNetwork"), ports),
						new SecurityRule("AllowLoadBalancerProbes", 1010, true, List.of("AzureLoadBalancer"), ports),
						new SecurityRule("AllowServiceFabricAdmin", 1020, true,
								admins.isEmpty() ? List.of("VirtualNetwork") : admins, gateway),
						new SecurityRule("DenyServiceFabricGateway", 1030, false, List.of("Internet"), gateway)));
	}

	VirtualNetworkSpec network() {
		return new VirtualNetworkSpec(this.spec.placement(), this.spec.network().vnetName(),
				List.of(this.spec.network().vnetAddressPrefix()));
	}

	SubnetSpec subnet() {
		return new SubnetSpec(this.spec.placement(), this.spec.network().vnetName(), this.spec.network().subnetName(),
				this.spec.network().subnetAddressPrefix());
	}

	StorageAccountSpec storageAccount() {
		return new StorageAccountSpec(this.spec.placement(), this.spec.dataplane().configStorageAccount());
	}

	BlobContainerSpec container(String name) {
		return new BlobContainerSpec(this.spec.placement(), this.spec.dataplane().configStorageAccount(), name);
	}

	StorageQueueSpec queue() {
		return new StorageQueueSpec(this.spec.placement(), this.spec.dataplane().configStorageAccount(), "operations");
	}

	ManagedIdentitySpec identity() {
		return new ManagedIdentitySpec(this.spec.placement(), this.spec.identity().uamiName());
	}

	KeyVaultSpec keyVault() {
		return new KeyVaultSpec(this.spec.placement(), this.spec.keyVault().name());
	}

	CertificateSpec certificate(CertificateSpec.Usage usage) {
		String side = (usage == CertificateSpec.Usage.SERVER) ? "server" : "client";
		return new CertificateSpec(this.spec.keyVault().name(), "kvstore-" + side + "-cert",
				"CN=kvstore-" + side + "-" + this.spec.region(), usage);
	}

	LoadBalancerSpec loadBalancer() {
		return new LoadBalancerSpec(this.spec.placement(), this.spec.loadBalancer().name(), subnet().id(),
				this.spec.loadBalancer().privateIp(), this.spec.dataplane().grpcPorts());
	}

	/**
	 * A role of the region's identity, whose object id an earlier step hands over.
	 */
	Function<Visit, RoleAssignmentSpec> identityRole(String scope, Role role, String identityStep) {
		return (visit) -> new RoleAssignmentSpec(scope, role,
				visit.output(identityStep, ManagedIdentity.class).principalId());
	}

	/**
	 * A role that the Service Fabric resource provider needs before it can build a
	 * cluster.
	 */
	Function<Visit, RoleAssignmentSpec> serviceFabricRole(String scope, Role role) {
		return (visit) -> new RoleAssignmentSpec(scope, role, this.azure.sfrpPrincipalId());
	}

	/**
	 * The control plane's own right to make the vault's certificates.
	 */
	Function<Visit, RoleAssignmentSpec> certificatesOfficer() {
		return (visit) -> new RoleAssignmentSpec(keyVault().id(), Role.KEY_VAULT_CERTIFICATES_OFFICER,
				this.azure.principalId());
	}

	/**
	 * The control plane's own right to keep the clusters' passwords in the vault.
	 */
	Function<Visit, RoleAssignmentSpec> secretsOfficer() {
		return (visit) -> new RoleAssignmentSpec(keyVault().id(), Role.KEY_VAULT_SECRETS_OFFICER,
				this.azure.principalId());
	}

}
