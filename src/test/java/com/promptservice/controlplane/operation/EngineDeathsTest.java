package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.faults.port.SimulatedDeath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What outlives a worker.
 */
class EngineDeathsTest extends EngineScenario {

	@Test
	void an_operation_that_goes_on_killing_every_worker_fails_with_the_step_they_died_in() {
		step("a", take(0));
		step("deadly", (visit) -> {
			throw new SimulatedDeath("always");
		}, "a");
		Instant start = this.world.clock().instant();
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(operation.progress().error().message()).contains("'deadly'");
		assertThat(this.world.deaths()).as("one after progress, five without").isGreaterThanOrEqualTo(1 + 5);
		assertThat(Duration.between(start, this.world.clock().instant())).isBetween(Duration.ofMinutes(20),
				Duration.ofMinutes(30));
		assertThat(toy().state()).isEqualTo("Failed");
	}

	@Test
	void workers_that_die_one_after_the_other_for_a_quarter_of_an_hour_do_not_fail_an_operation() {
		AtomicInteger deaths = new AtomicInteger();
		step("a", (visit) -> {
			if (deaths.incrementAndGet() <= 12) {
				throw new SimulatedDeath("of something else");
			}
			return Toy.done("a");
		});
		assertThat(carriedOut().status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.world.deaths()).isEqualTo(12);
	}

	@Test
	void deaths_that_others_cause_do_not_add_up_while_there_is_progress() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(30)));
		String id = accepted("ToyPut").operation().id();
		for (int i = 0; i < 12; i++) {
			this.world.runUntil(() -> false, Duration.ofSeconds(90));
			this.world.kill();
		}
		assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.cloud.puts()).containsExactly("slow");
	}

	@Test
	void a_worker_that_was_paused_past_its_lease_writes_and_changes_nothing_more() {
		AtomicInteger changes = new AtomicInteger();
		EngineWorld.Process[] paused = new EngineWorld.Process[1];
		step("a", (visit) -> {
			if (paused[0] == null) {
				paused[0] = this.world.process();
				this.world.kill();
				this.world.clock().advance(Duration.ofSeconds(90));
				this.world.runUntil(() -> changes.get() == 1, HOUR);
			}
			visit.beforeChange();
			changes.incrementAndGet();
			return new Outcome.Waiting<>(Duration.ofSeconds(10), "creating " + changes.get(), Toy.follow(visit.now()));
		});
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> changes.get() > 0, HOUR);
		assertThat(changes).hasValue(1);
		assertThat(paused[0].worker().active()).isZero();
		assertThat(operation(id).progress().epoch()).isEqualTo(2);
	}

	@Test
	void a_stopping_process_hands_over_at_once() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(5)));
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.cloud.has("slow"), HOUR);
		EngineWorld.Process other = this.world.anotherProcess();
		this.world.process().worker().leave();
		assertThat(this.world.process().worker().active()).isZero();
		Instant left = this.world.clock().instant();
		this.world.runUntil(() -> other.worker().active() == 1, HOUR);
		assertThat(Duration.between(left, this.world.clock().instant())).isLessThan(Duration.ofSeconds(2));
		assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.cloud.puts()).containsExactly("slow");
	}

	@Test
	void a_clock_that_is_set_back_two_hours_stops_nothing() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(5)));
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.cloud.has("slow"), HOUR);
		Instant updated = operation(id).progress().updatedAt();
		this.world.clock().advance(Duration.ofHours(-2));
		Operation operation = ended(id);
		assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(operation.progress().completedAt()).isAfterOrEqualTo(updated);
	}

}
