package com.promptservice.controlplane.cluster;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterPlansTest {

	private static final AzureResources RESOURCES = (AzureResources) Proxy.newProxyInstance(
			ClusterPlansTest.class.getClassLoader(), new Class<?>[] { AzureResources.class },
			(proxy, method, arguments) -> new Nothing());

	private static final AzureProperties AZURE = new AzureProperties(null, null, "tenant", "control-plane", "sfrp",
			null);

	private static final RegionView SITE = ClusterFixtures.site();

	private static final String NETWORK = SITE.virtualNetworkId().toLowerCase();

	private static final String BALANCER = SITE.loadBalancerId().toLowerCase();

	private final ClusterCreatePlan plans = new ClusterCreatePlan(RESOURCES, AZURE, null, null, null, null, null, null);

	private final Plan create = create(ClusterFixtures.spec("kvs-wus2-01"));

	private final Plan delete = delete(ClusterFixtures.spec("kvs-wus2-01"), List.of());

	@Test
	void creation_begins_with_the_name_and_ends_with_the_published_config() {
		assertThat(roots(this.create)).containsExactly("name-reservation");
		assertThat(leaves(this.create)).containsExactly("publish-config");
		assertThat(before(this.create, "publish-config")).hasSize(this.create.steps().size() - 1);
	}

	@Test
	void nothing_is_built_before_the_preconditions_are_checked() {
		this.create.steps()
			.stream()
			.map(PlannedStep::name)
			.filter((name) -> !Set.of("name-reservation", "preflight").contains(name))
			.forEach((name) -> assertThat(before(this.create, name)).contains("preflight"));
	}

	@Test
	void both_node_types_are_built_at_the_same_time() {
		assertThat(before(this.create, "system-node-type")).contains("cluster").doesNotContain("app-node-type");
		assertThat(before(this.create, "app-node-type"))
			.contains("cluster", "role-service-fabric-load-balancer", "role-service-fabric-identity")
			.doesNotContain("system-node-type");
		assertThat(before(this.create, "cluster-ready")).contains("system-node-type", "app-node-type");
	}

	@Test
	void what_changes_the_network_or_the_load_balancer_runs_alone() {
		assertThat(locks(this.create))
			.containsExactlyInAnyOrderEntriesOf(Map.of("cluster", NETWORK, "app-node-type", BALANCER));
		assertThat(locks(create(ClusterFixtures.spec("kvs-wus2-01", 3, "'subnetAddressPrefix': '10.0.1.0/24'"))))
			.containsExactlyInAnyOrderEntriesOf(
					Map.of("subnet", NETWORK, "cluster", NETWORK, "app-node-type", BALANCER));
		assertThat(locks(this.delete))
			.containsExactlyInAnyOrderEntriesOf(Map.of("cluster", NETWORK, "app-node-type", BALANCER));
		assertThat(locks(this.plans.scaling(ClusterFixtures.spec("kvs-wus2-01"), SITE, "App")))
			.containsExactlyInAnyOrderEntriesOf(Map.of("app-node-type", BALANCER));
		assertThat(locks(this.plans.scaling(ClusterFixtures.spec("kvs-wus2-01"), SITE, "System"))).isEmpty();
	}

	@Test
	void a_subnet_of_its_own_is_made_before_its_role_and_the_cluster() {
		Plan own = create(ClusterFixtures.spec("kvs-wus2-01", 3, "'subnetAddressPrefix': '10.0.1.0/24'"));
		assertThat(before(own, "role-service-fabric-subnet")).contains("subnet");
		assertThat(before(own, "cluster")).contains("subnet", "role-service-fabric-subnet", "admin-password");
		Plan gone = delete(ClusterFixtures.spec("kvs-wus2-01", 3, "'subnetAddressPrefix': '10.0.1.0/24'"), List.of());
		assertThat(before(gone, "subnet")).contains("cluster", "role-service-fabric-subnet");
	}

	@Test
	void removal_takes_off_what_runs_there_then_the_app_nodes_then_the_cluster() {
		ClusterChildren deployments = (cluster, after) -> List
			.of(PlannedStep.step("deployments", java.time.Duration.ofMinutes(1), new Nothing(), after));
		Plan plan = delete(ClusterFixtures.spec("kvs-wus2-01"), List.of(deployments));
		assertThat(roots(plan)).containsExactly("superseded-operation-ended");
		assertThat(before(plan, "app-node-type")).containsExactlyInAnyOrder("superseded-operation-ended",
				"deployments");
		assertThat(before(plan, "cluster")).contains("app-node-type", "withdraw-config");
		assertThat(before(plan, "admin-password")).contains("cluster");
	}

	@Test
	void removal_leaves_what_clusters_share() {
		assertThat(names(this.delete)).containsExactlyInAnyOrder("superseded-operation-ended", "withdraw-config",
				"app-node-type", "cluster", "admin-password");
	}

	@Test
	void the_gateway_is_for_admins_only_and_grpc_for_the_network() {
		RegionView admins = ClusterFixtures.site(ProvisioningState.Succeeded, "10.0.0.0/24", List.of("203.0.113.0/24"));
		assertThat(new ClusterAssets(ClusterFixtures.spec("kvs-wus2-01"), admins, AZURE).cluster().rules())
			.extracting((rule) -> rule.priority() + " " + rule.allow() + " " + rule.sources() + " " + rule.ports())
			.containsExactly("1000 true [VirtualNetwork] [8085-8086]", "1010 true [203.0.113.0/24] [19000, 19080]",
					"1020 false [Internet] [19000, 19080]");
		assertThat(new ClusterAssets(ClusterFixtures.spec("kvs-wus2-01"), SITE, AZURE).cluster().rules())
			.noneMatch((rule) -> rule.allow() && rule.ports().contains("19000"));
	}

	private Plan create(ClusterSpec spec) {
		return this.plans.of(ClusterCreateOrUpdate.Input.of(spec, SITE, ClusterObserved.NOTHING));
	}

	private static Plan delete(ClusterSpec spec, List<ClusterChildren> children) {
		return new ClusterDeletePlan(RESOURCES, AZURE, null, null, () -> children, Nothing::new).of(spec, SITE);
	}

	private static Map<String, String> locks(Plan plan) {
		return plan.steps()
			.stream()
			.filter((step) -> step.lock() != null)
			.collect(Collectors.toMap(PlannedStep::name, PlannedStep::lock));
	}

	private static Set<String> names(Plan plan) {
		return plan.steps().stream().map(PlannedStep::name).collect(Collectors.toCollection(HashSet::new));
	}

	private static List<String> roots(Plan plan) {
		return plan.steps().stream().filter((step) -> step.after().isEmpty()).map(PlannedStep::name).toList();
	}

	private static List<String> leaves(Plan plan) {
		Set<String> needed = plan.steps().stream().flatMap((step) -> step.after().stream()).collect(Collectors.toSet());
		return plan.steps().stream().map(PlannedStep::name).filter((name) -> !needed.contains(name)).toList();
	}

	private static Set<String> before(Plan plan, String name) {
		Map<String, PlannedStep> byName = plan.steps()
			.stream()
			.collect(Collectors.toMap(PlannedStep::name, Function.identity()));
		Set<String> all = new HashSet<>();
		byName.get(name).after().forEach((earlier) -> {
			all.add(earlier);
			all.addAll(before(plan, earlier));
		});
		return all;
	}

	private static final class Nothing implements Step<Removed> {

		@Override
		public Class<Removed> outputType() {
			return Removed.class;
		}

		@Override
		public Outcome<Removed> visit(Visit visit) {
			throw new UnsupportedOperationException();
		}

	}

}
