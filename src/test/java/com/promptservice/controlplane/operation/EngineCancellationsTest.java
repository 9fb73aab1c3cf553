package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.faults.port.SimulatedDeath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How an operation is stopped.
 */
class EngineCancellationsTest extends EngineScenario {

	@Test
	void a_running_step_is_finished_and_nothing_new_starts() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(5)));
		step("next", this.cloud.ensure("next", Duration.ZERO), "slow");
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.cloud.has("slow"), HOUR);
		this.world.process().cancellation().cancel(id);
		Operation operation = ended(id);
		assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
		assertThat(operation.progress().error()).isNull();
		assertThat(statuses(operation)).containsEntry("slow", StepStatus.Succeeded)
			.containsEntry("next", StepStatus.Skipped);
		assertThat(this.cloud.has("next")).isFalse();
		assertThat(toy()).isEqualTo(new Toy("x", "Canceled", null));
	}

	@Test
	void a_step_that_merely_waits_is_stopped_at_once() {
		step("waiting", (visit) -> new Outcome.Waiting<>(Duration.ofMinutes(10), "for permission", null));
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> operation(id).step("waiting").status() == StepStatus.Waiting, HOUR);
		Instant asked = this.world.clock().instant();
		this.world.process().cancellation().cancel(id);
		Operation operation = ended(id);
		assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
		assertThat(Duration.between(asked, operation.progress().completedAt())).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void a_step_whose_worker_died_in_it_is_looked_at_but_changes_nothing_more() {
		step("a", (visit) -> {
			visit.beforeChange();
			if (this.world.deaths() == 0) {
				throw new SimulatedDeath("in the step");
			}
			return Toy.done("a");
		});
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.world.deaths() > 0, HOUR);
		this.world.process().cancellation().cancel(id);
		Operation operation = ended(id);
		assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
		assertThat(operation.step("a").status()).isEqualTo(StepStatus.Skipped);
	}

	@Test
	void what_was_asked_last_without_an_answer_is_looked_for_until_it_must_show() {
		step("a", (visit) -> {
			if (this.cloud.has("late")) {
				return Toy.done("late");
			}
			visit.beforeChange();
			if (this.world.deaths() == 0) {
				throw new SimulatedDeath("after it was asked");
			}
			throw new AssertionError("It is asked once");
		});
		String id = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.world.deaths() > 0, HOUR);
		this.world.process().cancellation().cancel(id);
		this.world.runUntil(() -> operation(id).hasEnded(), Duration.ofSeconds(90));
		assertThat(operation(id).hasEnded()).isFalse();
		this.cloud.appears("late");
		assertThat(ended(id).status()).as("all of it was done after all").isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void who_takes_over_waits_for_what_a_failed_step_left_behind() {
		step("a",
				(visit) -> operation(visit.operationId()).stopping()
						? new Outcome.Failed<>(ApiError.of(ErrorCode.ArmRequestFailed, "It cannot be followed"))
						: new Outcome.Waiting<>(Duration.ofSeconds(10), "is made", Toy.follow(visit.startedAt())));
		String create = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> operation(create).step("a").status() == StepStatus.Waiting, HOUR);
		Operation delete = ended(deleting());
		assertThat(operation(create).step("a").status()).isEqualTo(StepStatus.Failed);
		assertThat(Duration.between(operation(create).progress().completedAt(), delete.progress().completedAt()))
			.isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
	}

	@Test
	void cancelling_an_operation_that_all_steps_have_finished_changes_nothing() {
		step("a", take(0));
		Operation operation = carriedOut();
		assertThat(org.assertj.core.api.Assertions
			.catchThrowableOfType(com.promptservice.controlplane.api.ApiException.class,
					() -> this.world.process().cancellation().cancel(operation.id()))
			.error()
			.code()).isEqualTo(ErrorCode.OperationNotCancelable.name());
	}

	@Test
	void a_delete_takes_over_from_a_running_create_and_waits_for_its_end() {
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(5)));
		step("next", this.cloud.ensure("next", Duration.ZERO), "slow");
		String create = accepted("ToyPut").operation().id();
		this.world.runUntil(() -> this.cloud.has("slow"), HOUR);
		String delete = deleting();
		Operation deleted = ended(delete);
		Operation created = operation(create);
		assertThat(created.status()).isEqualTo(OperationStatus.Canceled);
		assertThat(created.progress().error().code()).isEqualTo("Superseded");
		assertThat(created.progress().error().message()).contains(delete);
		assertThat(deleted.progress().completedAt()).isAfterOrEqualTo(created.progress().completedAt());
		assertThat(this.cloud.has("next")).isFalse();
		assertThat(toy().state()).isEqualTo("Succeeded");
	}

	/**
	 * A delete that takes over from whatever is running.
	 */
	private String deleting() {
		return this.world.process()
			.acceptance()
			.accept("home", Toy.request(null, "delete"), Toy.delete(this.world.documents(), "ToyDelete", "x"))
			.operation()
			.id();
	}

}
