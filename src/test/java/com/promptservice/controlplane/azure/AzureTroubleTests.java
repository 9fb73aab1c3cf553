package com.promptservice.controlplane.azure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The steps when Azure fails, is slow, lies or does not answer, in virtual time.
 */
class AzureTroubleTests {

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

	private static SimulatorResponse withHeader(SimulatorResponse answer, String name, String value) {
		Map<String, String> headers = new java.util.HashMap<>(answer.headers());
		headers.replace(name, value);
		return new SimulatorResponse(answer.status(), headers, answer.body(), answer.dropped(), answer.latency());
	}

	private static DrivenVisit visit() {
		return new DrivenVisit(CLOCK);
	}

}
