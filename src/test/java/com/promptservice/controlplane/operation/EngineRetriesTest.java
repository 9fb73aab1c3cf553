package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.metadata.StoreUnavailableException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a step that does not get done at once.
 */
class EngineRetriesTest extends EngineScenario {

	@Test
	void a_step_that_fails_for_now_is_tried_again_with_growing_waits() {
		List<Instant> attempts = new ArrayList<>();
		step("a", (visit) -> {
			attempts.add(visit.now());
			assertThat(visit.attempts()).isEqualTo(attempts.size());
			return (attempts.size() < 9) ? new Outcome.Retry<>(Toy.error("not yet"), null) : Toy.done("a");
		});
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(operation.step("a").attempts()).isEqualTo(9);
		assertThat(operation.step("a").error()).isNull();
		for (int i = 1; i < attempts.size(); i++) {
			long full = Math.min(60_000, 1000L << (i - 1));
			assertThat(Duration.between(attempts.get(i - 1), attempts.get(i)).toMillis()).isBetween(full / 2 - 1,
					full + 1);
		}
	}

	@Test
	void the_wait_that_the_other_side_asks_for_is_honoured() {
		List<Instant> attempts = new ArrayList<>();
		step("a", (visit) -> {
			attempts.add(visit.now());
			return (attempts.size() == 1) ? new Outcome.Retry<>(Toy.error("throttled"), Duration.ofSeconds(100))
					: Toy.done("a");
		});
		carriedOut();
		assertThat(Duration.between(attempts.get(0), attempts.get(1))).isBetween(Duration.ofSeconds(100),
				Duration.ofSeconds(111));
	}

	@Test
	void a_step_that_keeps_failing_fails_at_its_deadline_with_its_last_error() {
		step("a", (visit) -> new Outcome.Retry<>(Toy.error("attempt " + visit.attempts()), null));
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(operation.progress().error().message()).isEqualTo("attempt " + operation.step("a").attempts());
		assertThat(Duration.between(operation.step("a").startedAt(), operation.step("a").completedAt()))
			.isEqualTo(HOUR);
	}

	@Test
	void a_step_that_waits_for_ever_times_out_and_is_named() {
		step("endless", (visit) -> new Outcome.Waiting<>(Duration.ofSeconds(20), "Azure is busy", null));
		Operation operation = carriedOut();
		assertThat(operation.progress().error().code()).isEqualTo("OperationTimedOut");
		assertThat(operation.progress().error().message()).contains("'endless'", "60 minutes", "Azure is busy");
	}

	@Test
	void a_classified_exception_is_what_it_says() {
		step("a", (visit) -> {
			throw new StepException(Toy.error("forbidden"), false, null, null);
		});
		Operation operation = carriedOut();
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(operation.step("a").attempts()).isOne();
		assertThat(operation.progress().error()).isEqualTo(Toy.error("forbidden"));
	}

	@Test
	void an_unexpected_exception_is_tried_a_few_times_and_never_shown() {
		AtomicInteger attempts = new AtomicInteger();
		step("a", (visit) -> {
			attempts.incrementAndGet();
			throw new IllegalStateException("java.lang.Secret at Foo.java:1");
		});
		Operation operation = carriedOut();
		assertThat(attempts).hasValue(5);
		assertThat(operation.progress().error().code()).isEqualTo("InternalError");
		assertThat(operation.progress().error().message()).contains("'a'").doesNotContain("Secret", "java");
	}

	@Test
	void a_store_that_does_not_answer_a_step_is_waited_for() {
		AtomicInteger attempts = new AtomicInteger();
		step("a", (visit) -> {
			if (attempts.incrementAndGet() < 20) {
				throw new StoreUnavailableException("down", null);
			}
			return Toy.done("a");
		});
		assertThat(carriedOut().status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_failed_poll_does_not_forget_what_was_followed() {
		List<Boolean> followed = new ArrayList<>();
		step("a", (visit) -> {
			followed.add(visit.follow().isPresent());
			return switch (followed.size()) {
				case 1 -> new Outcome.Waiting<>(Duration.ofSeconds(5), "creating", Toy.follow(visit.now()));
				case 2 -> new Outcome.Retry<>(Toy.error("poll failed"), null);
				default -> Toy.done("a");
			};
		});
		carriedOut();
		assertThat(followed).containsExactly(false, true, true);
	}

}
