package com.promptservice.controlplane.region;

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
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegionPlansTest {

	private static final AzureResources RESOURCES = (AzureResources) Proxy.newProxyInstance(
			RegionPlansTest.class.getClassLoader(), new Class<?>[] { AzureResources.class },
			(proxy, method, arguments) -> new Nothing());

	private static final AzureProperties AZURE = new AzureProperties(null, null, "tenant", "control-plane", "sfrp",
			null);

	private final Plan create = new RegionCreatePlan(RESOURCES, AZURE, null, null).of(RegionFixtures.spec("westus2"));

	private final Plan delete = new RegionDeletePlan(RESOURCES, AZURE, null, null, null, Nothing::new)
		.of(RegionFixtures.spec("westus2"));

	@Test
	void creation_begins_with_the_groups_and_ends_with_the_published_config() {
		assertThat(roots(this.create)).containsExactlyInAnyOrder("resource-group", "user-content-resource-group");
		assertThat(leaves(this.create)).containsExactly("publish-config");
		assertThat(before(this.create, "publish-config")).hasSize(this.create.steps().size() - 1);
	}

	@Test
	void creation_waits_only_for_what_it_needs() {
		assertThat(before(this.create, "load-balancer")).containsExactlyInAnyOrder("resource-group", "virtual-network",
				"subnet");
		assertThat(before(this.create, "server-certificate")).containsExactlyInAnyOrder("resource-group", "key-vault",
				"role-control-plane-certificates");
		assertThat(before(this.create, "role-identity-user-content")).containsExactlyInAnyOrder("resource-group",
				"identity", "user-content-resource-group");
		assertThat(before(this.create, "role-service-fabric-load-balancer")).contains("load-balancer");
		assertThat(before(this.create, "metadata-container")).containsExactlyInAnyOrder("resource-group",
				"storage-account");
	}

	@Test
	void removal_first_waits_for_the_operation_that_it_takes_over_from() {
		assertThat(roots(this.delete)).containsExactly("superseded-operation-ended");
	}

	@Test
	void removal_goes_the_other_way_round_and_ends_with_the_groups() {
		assertThat(leaves(this.delete)).containsExactlyInAnyOrder("resource-group", "user-content-resource-group");
		assertThat(before(this.delete, "virtual-network")).contains("subnet", "load-balancer");
		assertThat(before(this.delete, "storage-account")).contains("withdraw-config");
		assertThat(before(this.delete, "identity")).contains("role-identity-metadata", "role-identity-user-content",
				"role-identity-secrets", "role-service-fabric-identity");
		Set<String> rest = names(this.delete);
		rest.removeAll(Set.of("resource-group", "user-content-resource-group"));
		assertThat(before(this.delete, "resource-group"))
			.containsAll(rest.stream().filter((name) -> !name.equals("role-identity-user-content")).toList());
	}

	@Test
	void everything_that_is_made_is_removed_or_goes_with_what_holds_it() {
		Set<String> withParent = Set.of("metadata-container", "packages-container", "operations-queue",
				"server-certificate", "client-certificate", "publish-config");
		Set<String> made = names(this.create);
		made.removeAll(withParent);
		assertThat(names(this.delete)).containsAll(made);
	}

	@Test
	void rules_admit_grpc_from_the_network_and_the_gateway_from_admins_only() {
		RegionAssets assets = new RegionAssets(
				RegionFixtures.spec("westus2", "'adminAddressPrefixes': ['203.0.113.0/24']"), AZURE);
		assertThat(assets.networkSecurityGroup().rules())
			.extracting((rule) -> rule.name() + " " + rule.allow() + " " + rule.sources() + " " + rule.ports())
			.containsExactly("AllowKvStoreGrpc true [VirtualNetwork] [8085-8086]",
					"AllowLoadBalancerProbes true [AzureLoadBalancer] [8085-8086]",
					"AllowServiceFabricAdmin true [203.0.113.0/24] [19000, 19080]",
					"DenyServiceFabricGateway false [Internet] [19000, 19080]");
		assertThat(new RegionAssets(RegionFixtures.spec("westus2", "'dataplane': {'grpcPortNuma1': 9000}"), AZURE)
			.networkSecurityGroup()
			.rules()
			.getFirst()
			.ports()).containsExactly("8085", "9000");
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
