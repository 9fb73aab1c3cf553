package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows a failure.
 */
class EngineFailuresTest extends EngineScenario {

	@Test
	void after_a_failure_nothing_new_starts_and_what_is_under_way_is_followed_to_its_end() {
		step("bad", (visit) -> new Outcome.Failed<>(Toy.error("quota")));
		step("slow", this.cloud.ensure("slow", Duration.ofMinutes(5)));
		step("next", take(0), "slow");
		step("never", take(0), "bad");
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(operation.progress().error()).isEqualTo(Toy.error("quota"));
		assertThat(statuses(operation)).containsEntry("slow", StepStatus.Succeeded)
			.containsEntry("next", StepStatus.Skipped)
			.containsEntry("never", StepStatus.Skipped);
		assertThat(toy().state()).isEqualTo("Failed");
	}

	@Test
	void a_step_that_only_retries_is_not_tried_again_after_another_one_failed() {
		step("retrying", (visit) -> new Outcome.Retry<>(Toy.error("busy"), null));
		step("bad", (visit) -> new Outcome.Failed<>(Toy.error("quota")));
		Operation operation = carriedOut();
		assertThat(operation.progress().error()).isEqualTo(Toy.error("quota"));
		assertThat(operation.step("retrying").status()).isEqualTo(StepStatus.Skipped);
		assertThat(operation.step("retrying").attempts()).isOne();
	}

	@Test
	void retry_goes_on_from_the_failed_step_with_the_outputs_of_the_others() {
		AtomicInteger first = new AtomicInteger();
		AtomicInteger second = new AtomicInteger();
		step("a", (visit) -> Toy.done("made " + first.incrementAndGet()));
		step("b", (visit) -> (second.incrementAndGet() == 1) ? new Outcome.Failed<>(Toy.error("quota"))
				: Toy.done(visit.output("a", Toy.Made.class).what()), "a");
		Operation failed = carriedOut();
		OperationResponses responses = new OperationResponses(null, null);
		Accepted retried = new Retrial(this.world.process().engine(), this.world.process().acceptance(), responses)
			.retry(failed, Toy.request("retry-of-it", "other"));
		assertThat(retried.operation().order().retryOf()).isEqualTo(failed.id());
		Operation operation = ended(retried.operation().id());
		assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(operation.step("b").output().path("what").asString()).isEqualTo("made 1");
		assertThat(first).hasValue(1);
	}

}
