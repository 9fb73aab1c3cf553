package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Role;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import com.promptservice.controlplane.region.RoutingTables;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * The plans that bring a cluster about, bring it back in line, or change its number of
 * nodes. A step that changes what clusters share runs alone, until Azure is done with it.
 */
final class ClusterCreatePlan {

	static final String SUBNET = "subnet";

	static final String CLUSTER = "cluster";

	static final String SYSTEM = "system-node-type";

	static final String APP = "app-node-type";

	static final String READY = "cluster-ready";

	static final String PASSWORD = "admin-password";

	private static final String NAME = "name-reservation";

	private static final String CHECK = "preflight";

	private static final String SUBNET_ROLE = "role-service-fabric-subnet";

	private static final String IDENTITY_ROLE = "role-service-fabric-identity";

	private static final String BALANCER_ROLE = "role-service-fabric-load-balancer";

	private static final String PUBLISH = "publish-config";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(90);

	private final AzureResources resources;

	private final AzureProperties azure;

	private final PublishedConfigs configs;

	private final RoutingTables routes;

	private final ClusterStore clusters;

	private final ClusterReservations reservations;

	private final Regions regions;

	private final ClusterPreflight preflight;

	ClusterCreatePlan(AzureResources resources, AzureProperties azure, PublishedConfigs configs, RoutingTables routes,
			ClusterStore clusters, ClusterReservations reservations, Regions regions, ClusterPreflight preflight) {
		this.resources = resources;
		this.azure = azure;
		this.configs = configs;
		this.routes = routes;
		this.clusters = clusters;
		this.reservations = reservations;
		this.regions = regions;
		this.preflight = preflight;
	}

	/**
	 * Everything, from the name to the published configuration.
	 */
	Plan of(ClusterCreateOrUpdate.Input input) {
		ClusterSpec spec = input.spec();
		RegionView site = input.site();
		ClusterAssets assets = new ClusterAssets(spec, site, this.azure);
		AzureResources ensure = this.resources;
		String subnet = assets.ownSubnet() ? SUBNET : CHECK;
		List<PlannedStep> steps = new ArrayList<>();
		// @formatter:off
		steps.add(step(NAME, QUICK, new ReserveName(this.reservations, spec)));
		steps.add(step(CHECK, QUICK, check(spec, site), NAME));
		if (assets.ownSubnet()) {
			steps.add(step(SUBNET, QUICK, ensure.ensureSubnet(assets.subnet()), CHECK).alone(assets.networkLock()));
		}
		steps.add(step(SUBNET_ROLE, QUICK, ensure.ensureRoleAssignment(
				assets.serviceFabricRole(assets.subnetId(), Role.NETWORK_CONTRIBUTOR)), subnet));
		steps.add(step(IDENTITY_ROLE, QUICK, ensure.ensureRoleAssignment(
				assets.serviceFabricRole(site.identityId(), Role.MANAGED_IDENTITY_OPERATOR)), CHECK));
		steps.add(step(BALANCER_ROLE, QUICK, ensure.ensureRoleAssignment(
				assets.serviceFabricRole(site.loadBalancerId(), Role.NETWORK_CONTRIBUTOR)), CHECK));
		steps.add(step(PASSWORD, QUICK, ensure.ensureSecret(assets.adminPassword()), CHECK));
		steps.add(step(CLUSTER, SLOW, ensure.ensureManagedCluster(assets.cluster()), SUBNET_ROLE, PASSWORD)
				.alone(assets.networkLock()));
		steps.add(step(SYSTEM, SLOW, ensure.ensureNodeType(assets.systemNodes(input.systemStood())), CLUSTER));
		steps.add(step(APP, SLOW, ensure.ensureNodeType(assets.appNodes(input.appStood())), CLUSTER, IDENTITY_ROLE, BALANCER_ROLE)
				.alone(assets.loadBalancerLock()));
		// @formatter:on
		steps.addAll(finish(spec, site, assets, SYSTEM, APP));
		return new Plan(steps);
	}

	/**
	 * Only what it takes to give one node type another number of nodes.
	 */
	Plan scaling(ClusterSpec spec, RegionView site, String nodeType) {
		ClusterAssets assets = new ClusterAssets(spec, site, this.azure);
		boolean system = nodeType.equals(ClusterAssets.SYSTEM);
		PlannedStep nodes = system ? step(SYSTEM, SLOW, this.resources.ensureNodeType(assets.systemNodes(true)), CHECK)
				: step(APP, SLOW, this.resources.ensureNodeType(assets.appNodes(true)), CHECK)
					.alone(assets.loadBalancerLock());
		List<PlannedStep> steps = new ArrayList<>(List.of(step(CHECK, QUICK, check(spec, site)), nodes));
		steps.addAll(finish(spec, site, assets, nodes.name()));
		return new Plan(steps);
	}

	private List<PlannedStep> finish(ClusterSpec spec, RegionView site, ClusterAssets assets, String... after) {
		return List.of(step(READY, SLOW, this.resources.awaitReady(assets.cluster()), after),
				step(PUBLISH, QUICK, new PublishClusterConfig(this.configs, this.routes, spec, site), READY));
	}

	private CheckPreconditions check(ClusterSpec spec, RegionView site) {
		return new CheckPreconditions(this.regions, this.clusters, this.preflight, spec, site);
	}

}
