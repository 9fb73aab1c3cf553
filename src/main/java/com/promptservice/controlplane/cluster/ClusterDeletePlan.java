package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.RoutingTables;

/**
 * The plan that removes a cluster and leaves what clusters share: what runs on it, the
 * App nodes out of the load balancer, then the rest.
 */
final class ClusterDeletePlan {

	private static final String SUPERSEDED_ENDED = "superseded-operation-ended";

	private static final String WITHDRAW = "withdraw-config";

	private static final String SUBNET_ROLE = "role-service-fabric-subnet";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(90);

	private final AzureResources resources;

	private final AzureProperties azure;

	private final PublishedConfigs configs;

	private final RoutingTables routes;

	private final Supplier<List<ClusterChildren>> children;

	private final Supplier<Step<?>> supersededEnded;

	/**
	 * The maker of plans.
	 * @param children the features with resources on clusters
	 * @param supersededEnded makes the step that waits until the superseded operation
	 * ended
	 */
	ClusterDeletePlan(AzureResources resources, AzureProperties azure, PublishedConfigs configs, RoutingTables routes,
			Supplier<List<ClusterChildren>> children, Supplier<Step<?>> supersededEnded) {
		this.resources = resources;
		this.azure = azure;
		this.configs = configs;
		this.routes = routes;
		this.children = children;
		this.supersededEnded = supersededEnded;
	}

	Plan of(ClusterSpec spec, RegionView site) {
		ClusterAssets assets = new ClusterAssets(spec, site, this.azure);
		AzureResources remove = this.resources;
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(PlannedStep.step(SUPERSEDED_ENDED, SLOW, this.supersededEnded.get()));
		steps.add(PlannedStep.step(WITHDRAW, QUICK, new WithdrawClusterConfig(this.configs, this.routes, spec),
				SUPERSEDED_ENDED));
		ClusterView view = ClusterView.of(spec, site, ProvisioningState.Deleting, null);
		this.children.get().forEach((feature) -> steps.addAll(feature.removal(view, SUPERSEDED_ENDED)));
		String[] before = Stream.concat(Stream.of(SUPERSEDED_ENDED), steps.stream().map(PlannedStep::name).skip(2))
			.toArray(String[]::new);
		// @formatter:off
		steps.add(PlannedStep.step(ClusterCreatePlan.APP, SLOW, remove.removeNodeType(assets.appNodes(true)), before)
				.alone(assets.loadBalancerLock()));
		steps.add(PlannedStep.step(ClusterCreatePlan.CLUSTER, SLOW, remove.removeManagedCluster(assets.cluster()),
				ClusterCreatePlan.APP, WITHDRAW).alone(assets.networkLock()));
		steps.add(PlannedStep.step(ClusterCreatePlan.PASSWORD, QUICK, remove.removeSecret(assets.adminPassword()),
				ClusterCreatePlan.CLUSTER));
		if (assets.ownSubnet()) {
			steps.add(PlannedStep.step(SUBNET_ROLE, QUICK, remove.removeRoleAssignment(
					assets.serviceFabricRole(assets.subnetId(), Role.NETWORK_CONTRIBUTOR)), ClusterCreatePlan.CLUSTER));
			steps.add(PlannedStep.step(ClusterCreatePlan.SUBNET, QUICK, remove.removeSubnet(assets.subnet()),
					ClusterCreatePlan.CLUSTER, SUBNET_ROLE).alone(assets.networkLock()));
		}
		// @formatter:on
		return new Plan(steps);
	}

}
