package com.promptservice.controlplane.region;

import java.time.Duration;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.CertificateSpec.Usage;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Plan;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * The plan that brings a region about, or brings it back in line.
 */
final class RegionCreatePlan {

	static final String GROUP = "resource-group";

	static final String USER_CONTENT_GROUP = "user-content-resource-group";

	static final String NETWORK = "virtual-network";

	static final String SUBNET = "subnet";

	static final String STORAGE_ACCOUNT = "storage-account";

	static final String METADATA_CONTAINER = "metadata-container";

	static final String IDENTITY = "identity";

	static final String KEY_VAULT = "key-vault";

	static final String CERTIFICATES_ROLE = "role-control-plane-certificates";

	static final String SERVER_CERTIFICATE = "server-certificate";

	static final String CLIENT_CERTIFICATE = "client-certificate";

	static final String LOAD_BALANCER = "load-balancer";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(60);

	private static final Duration GROUPS = Duration.ofMinutes(90);

	private final AzureResources resources;

	private final AzureProperties azure;

	private final PublishedConfigs configs;

	private final RoutingTables routes;

	RegionCreatePlan(AzureResources resources, AzureProperties azure, PublishedConfigs configs, RoutingTables routes) {
		this.resources = resources;
		this.azure = azure;
		this.configs = configs;
		this.routes = routes;
	}

	Plan of(RegionSpec spec) {
		RegionAssets assets = new RegionAssets(spec, this.azure);
		AzureResources ensure = this.resources;
		String group = assets.userContentGroup().id();
		String account = assets.storageAccount().id();
		String identity = assets.identity().id();
		String vault = assets.keyVault().id();
		// @formatter:off
		return Plan.of(
			step(GROUP, GROUPS, ensure.ensureResourceGroup(assets.resourceGroup())).alone(RegionAssets.lock(assets.resourceGroup())),
			step(USER_CONTENT_GROUP, GROUPS, ensure.ensureResourceGroup(assets.userContentGroup())).alone(RegionAssets.lock(assets.userContentGroup())),
			step("network-security-group", QUICK, ensure.ensureNetworkSecurityGroup(assets.networkSecurityGroup()), GROUP),
			step(NETWORK, QUICK, ensure.ensureVirtualNetwork(assets.network()), GROUP),
			step(STORAGE_ACCOUNT, SLOW, ensure.ensureStorageAccount(assets.storageAccount()), GROUP),
			step(IDENTITY, QUICK, ensure.ensureManagedIdentity(assets.identity()), GROUP),
			step(KEY_VAULT, QUICK, ensure.ensureKeyVault(assets.keyVault()), GROUP),
			step(SUBNET, QUICK, ensure.ensureSubnet(assets.subnet()), NETWORK),
			step(METADATA_CONTAINER, QUICK, ensure.ensureBlobContainer(assets.container("dataplane-metadata")), STORAGE_ACCOUNT),
			step("packages-container", QUICK, ensure.ensureBlobContainer(assets.container("packages")), STORAGE_ACCOUNT),
			step("operations-queue", QUICK, ensure.ensureStorageQueue(assets.queue()), STORAGE_ACCOUNT),
			step("role-control-plane-metadata", QUICK, ensure.ensureRoleAssignment(
					assets.ownRole(account, Role.STORAGE_BLOB_DATA_CONTRIBUTOR)), STORAGE_ACCOUNT),
			step("role-control-plane-queue", QUICK, ensure.ensureRoleAssignment(
					assets.ownRole(account, Role.STORAGE_QUEUE_DATA_CONTRIBUTOR)), STORAGE_ACCOUNT),
			step("role-identity-metadata", QUICK, ensure.ensureRoleAssignment(
					assets.identityRole(account, Role.STORAGE_BLOB_DATA_CONTRIBUTOR, IDENTITY)), IDENTITY, STORAGE_ACCOUNT),
			step("role-identity-user-content", QUICK, ensure.ensureRoleAssignment(
					assets.identityRole(group, Role.STORAGE_BLOB_DATA_CONTRIBUTOR, IDENTITY)), IDENTITY, USER_CONTENT_GROUP),
			step("role-identity-secrets", QUICK, ensure.ensureRoleAssignment(
					assets.identityRole(vault, Role.KEY_VAULT_SECRETS_USER, IDENTITY)), IDENTITY, KEY_VAULT),
			step("role-service-fabric-identity", QUICK, ensure.ensureRoleAssignment(
					assets.serviceFabricRole(identity, Role.MANAGED_IDENTITY_OPERATOR)), IDENTITY),
			step("role-service-fabric-subnet", QUICK, ensure.ensureRoleAssignment(
					assets.serviceFabricRole(assets.subnet().id(), Role.NETWORK_CONTRIBUTOR)), SUBNET),
			step(CERTIFICATES_ROLE, QUICK, ensure.ensureRoleAssignment(
					assets.ownRole(vault, Role.KEY_VAULT_CERTIFICATES_OFFICER)), KEY_VAULT),
			step("role-control-plane-secrets", QUICK, ensure.ensureRoleAssignment(
					assets.ownRole(vault, Role.KEY_VAULT_SECRETS_OFFICER)), KEY_VAULT),
			step(SERVER_CERTIFICATE, SLOW, ensure.ensureCertificate(assets.certificate(Usage.SERVER)), CERTIFICATES_ROLE),
			step(CLIENT_CERTIFICATE, SLOW, ensure.ensureCertificate(assets.certificate(Usage.CLIENT)), CERTIFICATES_ROLE),
			step(LOAD_BALANCER, QUICK, ensure.ensureLoadBalancer(assets.loadBalancer()), SUBNET),
			step("role-service-fabric-load-balancer", QUICK, ensure.ensureRoleAssignment(
					assets.serviceFabricRole(assets.loadBalancer().id(), Role.NETWORK_CONTRIBUTOR)), LOAD_BALANCER),
			step("publish-config", QUICK, new PublishConfig(this.configs, this.routes, spec),
					"network-security-group", METADATA_CONTAINER, "packages-container", "operations-queue",
					"role-control-plane-metadata", "role-control-plane-queue",
					"role-identity-metadata", "role-identity-user-content", "role-identity-secrets",
					"role-service-fabric-identity", "role-service-fabric-subnet", "role-service-fabric-load-balancer",
					"role-control-plane-secrets", SERVER_CERTIFICATE, CLIENT_CERTIFICATE));
		// @formatter:on
	}

}
