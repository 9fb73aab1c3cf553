package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.ManagedClusterSpec;
import com.promptservice.controlplane.azure.NodeTypeSpec;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.azure.RoleAssignmentSpec;
import com.promptservice.controlplane.azure.SecretSpec;
import com.promptservice.controlplane.azure.SecurityRule;
import com.promptservice.controlplane.azure.SubnetSpec;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.RegionView;

/**
 * A cluster as Azure resources.
 */
record ClusterAssets(ClusterSpec spec, RegionView site, AzureProperties azure) {

	static final String SYSTEM = "System";

	static final String APP = "App";

	/** Service Fabric clients and Explorer. */
	private static final List<String> GATEWAY = List.of("19000", "19080");

	static String secretName(String cluster) {
		return cluster + "-admin-password";
	}

	boolean ownSubnet() {
		return this.spec.subnetAddressPrefix() != null;
	}

	SubnetSpec subnet() {
		return new SubnetSpec(regionPlacement(), this.site.vnetName(), this.spec.cluster() + "-subnet",
				this.spec.subnetAddressPrefix());
	}

	String subnetId() {
		return ownSubnet() ? subnet().id() : this.site.subnetId();
	}

	SecretSpec adminPassword() {
		return new SecretSpec(this.site.vaultName(), secretName(this.spec.cluster()));
	}

	ManagedClusterSpec cluster() {
		return new ManagedClusterSpec(placement(), this.spec.cluster(), subnetId(),
				this.site.clientCertificateThumbprint(), rules(), adminPassword());
	}

	/**
	 * The System nodes.
	 * @param stood whether Azure has ever finished them
	 */
	NodeTypeSpec systemNodes(boolean stood) {
		return new NodeTypeSpec(placement(), this.spec.cluster(), SYSTEM, true, this.spec.nodeTypes().system().vmSize(),
				this.spec.nodeTypes().system().instanceCount(), null, null, !stood);
	}

	/**
	 * The App nodes.
	 * @param stood whether Azure has ever finished them
	 */
	NodeTypeSpec appNodes(boolean stood) {
		return new NodeTypeSpec(placement(), this.spec.cluster(), APP, false, this.spec.nodeTypes().app().vmSize(),
				this.spec.nodeTypes().app().instanceCount(), this.site.backendPoolId(), this.site.identityId(), !stood);
	}

	/**
	 * A role that the Service Fabric resource provider needs before it can build the
	 * cluster.
	 */
	Function<Visit, RoleAssignmentSpec> serviceFabricRole(String scope, Role role) {
		return (visit) -> role(scope, role);
	}

	/**
	 * Every role that the Service Fabric resource provider needs for the cluster.
	 */
	List<RoleAssignmentSpec> serviceFabricRoles() {
		return List.of(role(subnetId(), Role.NETWORK_CONTRIBUTOR),
				role(this.site.identityId(), Role.MANAGED_IDENTITY_OPERATOR),
				role(this.site.loadBalancerId(), Role.NETWORK_CONTRIBUTOR));
	}

	private RoleAssignmentSpec role(String scope, Role role) {
		return new RoleAssignmentSpec(scope, role, this.azure.sfrpPrincipalId());
	}

	/**
	 * Only one step at a time changes the network: making or removing a cluster attaches
	 * its security group to the subnet.
	 */
	String networkLock() {
		return this.site.virtualNetworkId().toLowerCase(java.util.Locale.ROOT);
	}

	/**
	 * Only one step at a time changes the load balancer: App nodes join and leave its
	 * pool.
	 */
	String loadBalancerLock() {
		return this.site.loadBalancerId().toLowerCase(java.util.Locale.ROOT);
	}

	private List<SecurityRule> rules() {
		List<SecurityRule> rules = new ArrayList<>();
		List<String> grpc = this.site.grpcPorts().stream().sorted().map(String::valueOf).toList();
		boolean adjacent = Integer.parseInt(grpc.getLast()) - Integer.parseInt(grpc.getFirst()) == 1;
		rules.add(new SecurityRule("AllowKvStoreGrpc", 1000, true, List.of("VirtualNetwork"),
				adjacent ? List.of(String.join("-", grpc)) : grpc));
		if (!this.site.adminAddressPrefixes().isEmpty()) {
			rules.add(
					new SecurityRule("AllowServiceFabricAdmin", 1010, true, this.site.adminAddressPrefixes(), GATEWAY));
		}
		rules.add(new SecurityRule("DenyServiceFabricGateway", 1020, false, List.of("Internet"), GATEWAY));
		return rules;
	}

	private Placement placement() {
		return this.site.placement("cluster/" + this.spec.cluster(), this.spec.tags());
	}

	// A subnet has no tags: it is ours when its network is the region's
	private Placement regionPlacement() {
		return this.site.placement("region/" + this.site.name(), java.util.Map.of());
	}

}
