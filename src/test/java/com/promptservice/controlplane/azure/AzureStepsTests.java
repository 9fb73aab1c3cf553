package com.promptservice.controlplane.azure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The steps over the real SDK against the simulator, in virtual time.
 */
class AzureStepsTests {

	private static final Logger SPEED = LoggerFactory.getLogger(AzureStepsTests.class);

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
	void after_a_crash_right_behind_the_write_nothing_is_written_again() {
		visit().done(this.region.resourceGroup());
		DrivenVisit visit = visit();
		assertThat(visit.once(this.region.network())).isInstanceOf(Outcome.Waiting.class);
		visit.forgetful().done(this.region.network());
		assertThat(visit.changes()).isEqualTo(1);
	}

	@Test
	void a_404_right_after_creation_is_waited_out() {
		visit().done(this.region.resourceGroup());
		SIMULATOR.arm(Fault.of(Fault.Kind.NOT_FOUND_AFTER_CREATE).on("GET", null, "kvstore-svc-westus2").times(2, 2));
		DrivenVisit visit = visit();
		visit.done(this.region.identity());
		assertThat(visit.changes()).isEqualTo(1);
	}

	@Test
	void one_stale_404_makes_nobody_write_a_network_anew() {
		this.region.upToLoadBalancer().forEach((step) -> visit().done(step));
		SIMULATOR.arm(Fault.of(Fault.Kind.NOT_FOUND_AFTER_CREATE).on("GET", null, "kvstore-vnet-westus2"));
		this.writes.clear();
		visit().done(this.region.network());
		assertThat(this.writes).isEmpty();
	}

	@Test
	void an_operation_that_fails_for_a_passing_reason_is_sent_again() {
		visit().done(this.region.resourceGroup());
		SIMULATOR.arm(Fault.of(Fault.Kind.OPERATION_FAILED).withCode("RetryableError", "busy").on("PUT", null, null));
		DrivenVisit visit = visit();
		visit.done(this.region.network());
		assertThat(visit.changes()).isEqualTo(2);
	}

	@Test
	void an_operation_that_fails_for_good_fails_the_step_with_azures_words_and_a_retry_mends_it() {
		visit().done(this.region.resourceGroup());
		SIMULATOR.arm(Fault.of(Fault.Kind.OPERATION_FAILED).withCode("SubnetIsFull", "no room").on("PUT", null, null));
		Outcome<?> outcome = visit().drive(this.region.network(), HOUR);
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.error().code()).isEqualTo("SubnetFull");
			assertThat(failed.error().innererror().code()).isEqualTo("SubnetIsFull");
			assertThat(failed.error().innererror().armRequestId()).isNotBlank();
			assertThat(failed.error().remediation()).isNotBlank();
		});
		visit().done(this.region.network());
	}

	@Test
	void an_endless_operation_never_blocks_a_visit_and_is_asked_less_and_less() {
		visit().done(this.region.resourceGroup());
		SIMULATOR.arm(Fault.of(Fault.Kind.ENDLESS).on("PUT", null, null));
		DrivenVisit visit = visit();
		assertThat(visit.drive(this.region.network(), HOUR)).isInstanceOf(Outcome.Waiting.class);
		assertThat(visit.outcomes()).hasSizeLessThan(300);
	}

	@Test
	void a_poll_address_on_another_host_is_never_followed() throws IOException {
		visit().done(this.region.resourceGroup());
		List<String> hosts = new ArrayList<>();
		WIRE.around((request, azure) -> {
			hosts.add(request.uri().getHost());
			return withHeader(azure.answer(request), "Azure-AsyncOperation", "http://evil.example/steal");
		});
		visit().done(this.region.network());
		visit().following(new Follow("http://evil.example/steal", CLOCK.instant(), 0)).done(this.region.network());
		assertThat(hosts).containsOnly("127.0.0.1");
	}

	@Test
	void a_poll_address_that_is_gone_leaves_the_resource_to_tell() {
		visit().done(this.region.resourceGroup());
		WIRE.around((request, azure) -> request.uri().getPath().contains("/operations/")
				? new SimulatorResponse(404, Map.of(), new byte[0], false, Duration.ZERO) : azure.answer(request));
		visit().done(this.region.network());
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
	void a_dead_process_is_not_taken_for_a_failing_azure() {
		WIRE.around((request, azure) -> {
			throw new StackOverflowError("death");
		});
		assertThatThrownBy(() -> visit().once(this.region.resourceGroup())).isInstanceOf(StackOverflowError.class);
		WIRE.around((request, azure) -> {
			throw new AssertionError("death");
		});
		assertThatThrownBy(() -> visit().once(this.region.resourceGroup())).hasMessage("death")
			.isInstanceOf(AssertionError.class);
		assertThatThrownBy(() -> visit().once(this.region.serverCertificate())).isInstanceOf(AssertionError.class);
	}

	@Test
	void garbage_and_silence_are_tried_again() {
		List<UnaryOperator<SimulatorResponse>> faults = List.of(
				(answer) -> new SimulatorResponse(200, Map.of("Content-Type", "text/html"),
						"<html>".getBytes(StandardCharsets.UTF_8), false, Duration.ZERO),
				(answer) -> new SimulatorResponse(200, Map.of(), new byte[0], false, Duration.ZERO),
				(answer) -> new SimulatorResponse(200, Map.of("Content-Type", "application/json"),
						"{\"id\":".getBytes(StandardCharsets.UTF_8), false, Duration.ZERO),
				(answer) -> new SimulatorResponse(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8), false,
						Duration.ZERO),
				(answer) -> SimulatorResponse.dropped(Duration.ZERO));
		for (UnaryOperator<SimulatorResponse> fault : faults) {
			for (Step<?> step : this.region.steps().values()) {
				WIRE.around((request, azure) -> fault.apply(null));
				assertThat(visit().once(step)).as(step.toString()).isInstanceOf(Outcome.Retry.class);
			}
		}
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

	@Test
	void a_call_through_the_wire_costs_little() {
		Step<ResourceGroup> step = this.region.resourceGroup();
		visit().done(step);
		for (int warm = 0; warm < 200; warm++) {
			visit().once(step);
		}
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadCpuTime();
		for (int call = 0; call < 500; call++) {
			visit().once(step);
		}
		double millis = (threads.getCurrentThreadCpuTime() - before) / 500 / 1e6;
		SPEED.info("{} ms of processor time a call", millis);
		assertThat(millis).isLessThan(5);
	}

	private static PlannedStep planned(String name, Step<?> step) {
		return PlannedStep.step(name, HOUR, step);
	}

	private static Placement placement(Placement at, String owner) {
		return new Placement(at.subscriptionId(), at.resourceGroup(), at.location(), owner, Map.of());
	}

	private static SimulatorResponse withHeader(SimulatorResponse answer, String name, String value) {
		Map<String, String> headers = new java.util.HashMap<>(answer.headers());
		headers.replace(name, value);
		return new SimulatorResponse(answer.status(), headers, answer.body(), answer.dropped(), answer.latency());
	}

	private static DrivenVisit visit() {
		return new DrivenVisit(CLOCK);
	}

}
