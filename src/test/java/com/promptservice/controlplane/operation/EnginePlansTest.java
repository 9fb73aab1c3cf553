package com.promptservice.controlplane.operation;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a plan is carried out.
 */
class EnginePlansTest extends EngineScenario {

	@Test
	void a_step_starts_when_all_before_it_are_done_and_not_earlier() {
		step("a", take(10));
		step("b", take(30), "a");
		step("c", take(5), "a");
		step("d", take(0), "b", "c");
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
		for (PlannedStep planned : this.plan) {
			for (String before : planned.after()) {
				assertThat(operation.step(planned.name()).startedAt())
					.isAfterOrEqualTo(operation.step(before).completedAt());
			}
		}
	}

	@Test
	void steps_that_do_not_depend_on_each_other_run_at_the_same_time() {
		step("a", take(100));
		step("b", take(100));
		step("c", take(100), "a");
		Operation operation = carriedOut();
		assertThat(operation.step("a").startedAt()).isEqualTo(operation.step("b").startedAt());
		assertThat(Duration.between(operation.order().createdAt(), operation.progress().completedAt()))
			.isLessThan(Duration.ofSeconds(202));
	}

	@Test
	void what_a_step_hands_over_reaches_the_steps_after_it_and_the_result() {
		step("a", (visit) -> Toy.done("from a"));
		step("b", (visit) -> Toy.done(visit.output("a", Toy.Made.class).what() + " and b"), "a");
		Operation operation = carriedOut();
		assertThat(operation.step("b").output().path("what").asString()).isEqualTo("from a and b");
		assertThat(operation.progress().result().path("what").asString()).isEqualTo("x");
	}

	@Test
	void the_resource_is_settled_when_the_operation_ends() {
		step("a", take(0));
		carriedOut();
		assertThat(toy()).isEqualTo(new Toy("x", "Succeeded", null));
	}

	@Test
	void four_steps_in_a_row_cost_three_writes_to_accept_and_six_to_carry_out() {
		step("a", take(0));
		step("b", take(0), "a");
		step("c", take(0), "b");
		step("d", take(0), "c");
		carriedOut();
		assertThat(writes("operations/"))
			.as("record, begin, three outcomes with the next beginning, the last " + "outcome, the end")
			.isEqualTo(1 + 6);
		assertThat(writes("toys/")).as("claim and settlement").isEqualTo(2);
		assertThat(writes("active-operations/")).isOne();
	}

	@Test
	void polls_that_change_nothing_write_nothing() {
		step("a", take(600));
		carriedOut();
		assertThat(this.visited).hasSizeGreaterThan(50);
		assertThat(writes("operations/")).isLessThanOrEqualTo(5);
	}

}
