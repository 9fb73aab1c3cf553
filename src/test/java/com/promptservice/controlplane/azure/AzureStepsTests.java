package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The steps over the real SDK against the simulator, in virtual time.
 */
class AzureStepsTests {

	private static final VirtualClock CLOCK = new VirtualClock();

	private static final Simulator SIMULATOR = Simulator.inMemory(CLOCK, Durations.scaledBy(1), 1);

	private static final SimulatedWire WIRE = new SimulatedWire(SIMULATOR);

	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, CLOCK);

	private static final Duration HOUR = Duration.ofHours(1);

	private final List<String> writes = new ArrayList<>();

	private final RegionOnAzure region = new RegionOnAzure(AZURE.resources(), "westus2", "azureprompt_dp");

	@BeforeEach
	void fresh() {
		SIMULATOR.reset();
		WIRE.around((request, azure) -> {
			if (!request.method().equals("GET")) {
				this.writes.add(request.method() + " " + request.uri().getPath());
			}
			return azure.answer(request);
		});
	}

	@Test
	void everything_a_region_needs_comes_about_with_one_write_each() {
		this.region.steps().forEach((name, step) -> visit().done(step));
		assertThat(this.writes).doesNotHaveDuplicates().hasSize(this.region.steps().size());
		Certificate certificate = visit().done(this.region.serverCertificate());
		assertThat(certificate.thumbprint()).matches("[0-9A-F]{40}");
		assertThat(certificate.expiresAt()).isAfter(CLOCK.instant().plus(Duration.ofDays(360)));
		LoadBalancer balancer = visit().done(this.region.loadBalancer());
		assertThat(balancer.backendPoolId())
			.endsWith("/loadBalancers/kvs-wus2-01-ilb/backendAddressPools/appBackendPool");
		assertThat(visit().done(this.region.identity()).principalId()).isNotBlank();
		assertThat(visit().done(this.region.vault()).uri()).isNotBlank();
	}

	@Test
	void what_is_there_and_right_is_not_written_again() {
		this.region.steps().forEach((name, step) -> visit().done(step));
		this.writes.clear();
		this.region.steps().forEach((name, step) -> assertThat(visit().once(step)).isInstanceOf(Outcome.Done.class));
		assertThat(this.writes).isEmpty();
	}

	@Test
	void a_deleted_rule_comes_back_and_nothing_else_is_touched() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.securityGroup());
		this.region.put("networkSecurityGroups/kvstore-nsg-westus2/securityRules/foreign",
				"""
						{"properties":{"priority":400,"direction":"Inbound","access":"Deny","protocol":"Udp",
						 "sourceAddressPrefix":"*","sourcePortRange":"*","destinationAddressPrefix":"*","destinationPortRange":"53"}}
						""",
				SIMULATOR);
		CLOCK.advance(HOUR);
		this.region.delete("networkSecurityGroups/kvstore-nsg-westus2/securityRules/AllowKvStoreGrpc", SIMULATOR);
		CLOCK.advance(HOUR);
		this.writes.clear();
		NetworkSecurityGroup group = visit().done(this.region.securityGroup());
		assertThat(group.rules()).containsExactlyInAnyOrder("AllowKvStoreGrpc", "AllowAdmin", "foreign");
		assertThat(this.writes).singleElement().asString().endsWith("/securityRules/AllowKvStoreGrpc");
	}

	@Test
	void a_missing_rule_of_the_load_balancer_is_added_beside_the_others() {
		this.region.upToLoadBalancer().forEach((step) -> visit().done(step));
		LoadBalancerSpec more = new LoadBalancerSpec(this.region.at(), "kvs-wus2-01-ilb", this.region.subnetId(),
				"10.0.0.4", List.of(8085, 8086, 8087));
		visit().done(AZURE.resources().ensureLoadBalancer(more));
		assertThat(this.region.body("loadBalancers/kvs-wus2-01-ilb", SIMULATOR)).contains("grpcLbRule\"",
				"grpcLbRule8086", "grpcLbRule8087", "grpcHealthProbe8087");
	}

	@Test
	void somebody_elses_network_is_used_when_it_is_right_and_never_removed() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.network());
		this.writes.clear();
		Step<VirtualNetwork> adopting = AZURE.resources()
			.ensureVirtualNetwork(new VirtualNetworkSpec(placement(this.region.at(), "region/other"),
					"kvstore-vnet-westus2", List.of("10.0.0.0/16")));
		visit().done(adopting);
		Removed removed = visit().done(AZURE.resources()
			.removeVirtualNetwork(new VirtualNetworkSpec(placement(this.region.at(), "region/other"),
					"kvstore-vnet-westus2", List.of("10.0.0.0/16"))));
		assertThat(removed.leftAlone()).isTrue();
		assertThat(this.writes).isEmpty();
	}

	@Test
	void somebody_elses_network_that_is_not_right_is_refused_naming_the_property() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.network());
		VirtualNetworkSpec wanted = new VirtualNetworkSpec(placement(this.region.at(), "region/other"),
				"kvstore-vnet-westus2", List.of("10.9.0.0/16"));
		assertThat(visit().drive(AZURE.resources().ensureVirtualNetwork(wanted), HOUR))
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
				assertThat(failed.error().code()).isEqualTo("NameTaken");
				assertThat(failed.error().message()).contains("properties.addressSpace.addressPrefixes", "10.9.0.0/16");
			});
	}

	@Test
	void all_that_was_made_goes_again_and_removing_twice_does_no_harm() {
		this.region.steps().forEach((name, step) -> visit().done(step));
		for (int time = 0; time < 2; time++) {
			this.region.removals().forEach((step) -> assertThat(visit().done(step).leftAlone()).isFalse());
		}
		assertThat(SIMULATOR.resources()).noneMatch((resource) -> !resource.type().contains("deleted")
				&& !resource.type().startsWith("Microsoft.Authorization"));
	}

	@Test
	void a_group_that_still_holds_something_is_left_and_says_what() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.network());
		Removed removed = visit().done(AZURE.resources().removeResourceGroup(new ResourceGroupSpec(this.region.at())));
		assertThat(removed.leftAlone()).isTrue();
		assertThat(removed.note()).contains("kvstore-vnet-westus2");
	}

	@Test
	void a_soft_deleted_vault_is_recovered() {
		this.region.steps().forEach((name, step) -> visit().done(step));
		visit().done(AZURE.resources().removeKeyVault(this.region.vaultSpec()));
		assertThat(visit().done(this.region.vault()).name()).isEqualTo("kvstore-kv-westus2");
	}

	@Test
	void a_preview_tells_what_would_happen_and_changes_nothing() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.securityGroup());
		this.region.delete("networkSecurityGroups/kvstore-nsg-westus2/securityRules/AllowAdmin", SIMULATOR);
		CLOCK.advance(HOUR);
		this.writes.clear();
		List<Change> changes = AZURE.resources()
			.preview(Plan.of(planned("group", this.region.resourceGroup()), planned("nsg", this.region.securityGroup()),
					planned("network", this.region.network()), planned("identity", this.region.identity()),
					planned("role",
							AZURE.resources()
								.ensureRoleAssignment((visit) -> new RoleAssignmentSpec(this.region.at().groupId(),
										Role.NETWORK_CONTRIBUTOR,
										visit.output("identity", ManagedIdentity.class).principalId())))));
		assertThat(changes).extracting(Change::kind)
			.containsExactly(Change.Kind.NO_CHANGE, Change.Kind.MODIFY, Change.Kind.CREATE, Change.Kind.CREATE,
					Change.Kind.CREATE);
		assertThat(changes.get(1).properties()).singleElement().asString().contains("AllowAdmin");
		assertThat(this.writes).isEmpty();
	}

	@Test
	void names_are_checked() {
		visit().done(this.region.resourceGroup());
		visit().done(this.region.account());
		assertThat(AZURE.names().storageAccount(RegionOnAzure.SUBSCRIPTION, "promptdatawestus2").available()).isFalse();
		assertThat(AZURE.names().storageAccount(RegionOnAzure.SUBSCRIPTION, "promptdatafree").available()).isTrue();
		assertThat(AZURE.names().keyVault(RegionOnAzure.SUBSCRIPTION, "kvstore-kv-free").available()).isTrue();
	}

	@Test
	void every_visit_records_the_resource_and_azures_request_id() {
		DrivenVisit visit = visit();
		visit.done(this.region.resourceGroup());
		assertThat(visit.recordedResource()).isEqualTo(this.region.at().groupId());
		assertThat(visit.recordedRequest()).isNotBlank();
	}

	private static PlannedStep planned(String name, Step<?> step) {
		return PlannedStep.step(name, HOUR, step);
	}

	private static Placement placement(Placement at, String owner) {
		return new Placement(at.subscriptionId(), at.resourceGroup(), at.location(), owner, Map.of());
	}

	private static DrivenVisit visit() {
		return new DrivenVisit(CLOCK);
	}

}
