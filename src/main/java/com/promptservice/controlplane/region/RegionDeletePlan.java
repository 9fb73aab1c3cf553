package com.promptservice.controlplane.region;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.azure.ResourceGroupSpec;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.azure.RoleAssignmentSpec;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * The plan that removes what a region owns, the other way round than it was made.
 */
final class RegionDeletePlan {

	private static final String SUPERSEDED_ENDED = "superseded-operation-ended";

	private static final String WITHDRAW = "withdraw-config";

	static final String OWN_METADATA_ROLE = "role-control-plane-metadata";

	private static final String FIND_IDENTITY = "find-identity";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(60);

	private static final Duration GROUPS = Duration.ofMinutes(90);

	private final AzureResources resources;

	private final AzureProperties azure;

	private final PublishedConfigs configs;

	private final RoutingTables routes;

	private final RegionStore regions;

	private final Supplier<Step<?>> supersededEnded;

	/**
	 * The maker of plans.
	 * @param supersededEnded makes the step that waits until the superseded operation
	 * ended
	 */
	RegionDeletePlan(AzureResources resources, AzureProperties azure, RegionStore regions, PublishedConfigs configs,
			RoutingTables routes, Supplier<Step<?>> supersededEnded) {
		this.resources = resources;
		this.azure = azure;
		this.configs = configs;
		this.routes = routes;
		this.regions = regions;
		this.supersededEnded = supersededEnded;
	}

	Plan of(RegionSpec spec) {
		RegionAssets assets = new RegionAssets(spec, this.azure);
		AzureResources remove = this.resources;
		String first = SUPERSEDED_ENDED;
		String vault = assets.keyVault().id();
		String account = assets.storageAccount().id();
		// @formatter:off
		return Plan.of(
			step(SUPERSEDED_ENDED, SLOW, this.supersededEnded.get()),
			step(WITHDRAW, QUICK, new WithdrawConfig(this.configs, this.routes, spec.region()), first),
			step(FIND_IDENTITY, QUICK, remove.findManagedIdentity(assets.identity()), first),
			role("role-identity-metadata", assets.identityRole(
					account, Role.STORAGE_BLOB_DATA_CONTRIBUTOR, FIND_IDENTITY), FIND_IDENTITY),
			role("role-identity-user-content", assets.identityRole(
					assets.userContentGroup().id(), Role.STORAGE_BLOB_DATA_CONTRIBUTOR, FIND_IDENTITY), FIND_IDENTITY),
			role("role-identity-secrets", assets.identityRole(vault, Role.KEY_VAULT_SECRETS_USER, FIND_IDENTITY), FIND_IDENTITY),
			role("role-service-fabric-identity", assets.serviceFabricRole(
					assets.identity().id(), Role.MANAGED_IDENTITY_OPERATOR), first),
			role("role-service-fabric-subnet", assets.serviceFabricRole(assets.subnet().id(), Role.NETWORK_CONTRIBUTOR), first),
			role("role-service-fabric-load-balancer", assets.serviceFabricRole(
					assets.loadBalancer().id(), Role.NETWORK_CONTRIBUTOR), first),
			role("role-control-plane-certificates", assets.ownRole(vault, Role.KEY_VAULT_CERTIFICATES_OFFICER), first),
			role(OWN_METADATA_ROLE, assets.ownRole(account, Role.STORAGE_BLOB_DATA_CONTRIBUTOR), WITHDRAW),
			role("role-control-plane-queue", assets.ownRole(account, Role.STORAGE_QUEUE_DATA_CONTRIBUTOR), WITHDRAW),
			role("role-control-plane-secrets", assets.ownRole(vault, Role.KEY_VAULT_SECRETS_OFFICER), first),
			step("load-balancer", QUICK, remove.removeLoadBalancer(assets.loadBalancer()), "role-service-fabric-load-balancer"),
			step("subnet", QUICK, remove.removeSubnet(assets.subnet()), "load-balancer", "role-service-fabric-subnet"),
			step("virtual-network", QUICK, remove.removeVirtualNetwork(assets.network()), "subnet"),
			step("network-security-group", QUICK, remove.removeNetworkSecurityGroup(assets.networkSecurityGroup()), first),
			step("key-vault", QUICK, remove.removeKeyVault(assets.keyVault()),
					"role-identity-secrets", "role-control-plane-certificates", "role-control-plane-secrets"),
			step("storage-account", SLOW, remove.removeStorageAccount(assets.storageAccount()), WITHDRAW,
					"role-identity-metadata", OWN_METADATA_ROLE, "role-control-plane-queue"),
			step("identity", QUICK, remove.removeManagedIdentity(assets.identity()), "role-identity-metadata",
					"role-identity-user-content", "role-identity-secrets", "role-service-fabric-identity"),
			step("user-content-resource-group", GROUPS, group(spec, assets.userContentGroup()), "role-identity-user-content")
					.alone(RegionAssets.lock(assets.userContentGroup())),
			step("resource-group", GROUPS, group(spec, assets.resourceGroup()), "virtual-network",
					"network-security-group", "key-vault", "storage-account", "identity")
					.alone(RegionAssets.lock(assets.resourceGroup())));
		// @formatter:on
	}

	private PlannedStep role(String name, Function<Visit, RoleAssignmentSpec> spec, String... after) {
		return step(name, QUICK, this.resources.removeRoleAssignment(spec), after);
	}

	private Step<Removed> group(RegionSpec leaving, ResourceGroupSpec group) {
		return new RemoveSharedGroup(this.regions, leaving, group, this.resources.removeResourceGroup(group));
	}

	private static PlannedStep step(String name, Duration deadline, Step<?> step, String... after) {
		return PlannedStep.step(name, deadline, step, after);
	}

}
