package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.faults.port.Fault;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Layout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sweep puts right.
 */
class EngineRecoveryTest extends EngineScenario {

	@Test
	void an_operation_whose_message_was_lost_is_found() {
		step("a", take(0));
		this.world.calls().plan((call) -> call.action().equals("send") ? Fault.CONFUSED : Fault.NONE);
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> false, Duration.ofMinutes(1));
		assertThat(operation(id).status()).isEqualTo(OperationStatus.NotStarted);
		this.world.calls().plan((call) -> Fault.NONE);
		assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_step_whose_deadline_passed_while_nobody_could_look_gets_time_again() {
		AtomicInteger visits = new AtomicInteger();
		step("slow", (visit) -> (visits.incrementAndGet() < 20)
				? new Outcome.Waiting<>(Duration.ofSeconds(10), "takes its time", null) : Toy.done("x"));
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> visits.get() > 2, Duration.ofMinutes(5));
		this.world.kill();
		this.world.clock().advance(Duration.ofHours(5));
		assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_marker_without_operation_is_removed_after_a_while() {
		this.world.documents()
			.write(Layout.activeOperation("home.lost"), new Marker("home.lost", this.world.clock().instant()),
					Condition.ABSENT);
		this.world.runUntil(() -> false, Duration.ofMinutes(4));
		assertThat(this.world.names()).isNotEmpty();
		this.world.runUntil(() -> false, Duration.ofMinutes(3));
		assertThat(this.world.names()).isEmpty();
	}

	@Test
	void an_operation_that_is_carried_out_gets_no_further_messages() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(50)));
		this.world.process().sweeper().sweep();
		accepted("ToyPut");
		this.world.runUntil(() -> false, Duration.ofMinutes(30));
		assertThat(this.world.calls().recorded()).filteredOn((call) -> call.action().equals("send")).hasSize(1);
	}

	@Test
	void a_place_that_does_not_answer_keeps_no_other_place_from_being_swept() {
		step("a", take(0));
		this.world.documents().write(Layout.region("eastus"), new Toy("eastus", "Succeeded", null), Condition.ABSENT);
		this.world.calls()
			.plan((call) -> (call.subject().startsWith("eastus/") || call.action().equals("send")) ? Fault.NO_ANSWER
					: Fault.NONE);
		String id = accepted("ToyPut").operation().id();
		this.world.calls().plan((call) -> call.subject().startsWith("eastus/") ? Fault.NO_ANSWER : Fault.NONE);
		assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void an_operation_that_ended_long_ago_is_removed() {
		step("a", take(0));
		Operation operation = carriedOut();
		Retention retention = new Retention(this.world.process().engine());
		this.world.clock().advance(Duration.ofDays(29));
		retention.removeExpired();
		assertThat(this.world.names()).contains(Layout.operation(operation.id()));
		this.world.clock().advance(Duration.ofDays(2));
		retention.removeExpired();
		assertThat(this.world.names()).doesNotContain(Layout.operation(operation.id()));
	}

}
