package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.faults.port.Call;
import com.promptservice.controlplane.faults.port.Fault;
import com.promptservice.controlplane.faults.port.SimulatedDeath;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How operations are carried out, in virtual time.
 */
class EngineTest {

	private static final Duration HOUR = Duration.ofHours(1);

	private final List<PlannedStep> plan = new ArrayList<>();

	private final List<String> visited = new ArrayList<>();

	private final EngineWorld world = new EngineWorld(1,
			(self) -> List.of(new Toy.Definition(self.documents(), "ToyPut", new Plan(this.plan)),
					new Toy.Definition(self.documents(), "ToyDelete",
							Plan.of(PlannedStep.step("superseded-operation-ended", HOUR,
									new SupersededOperationEnded(self.process().engine()))))));

	private final Cloud cloud = new Cloud(this.world);

	@Nested
	class Plans {

		@Test
		void a_step_starts_when_all_before_it_are_done_and_not_earlier() {
			step("a", take(10));
			step("b", take(30), "a");
			step("c", take(5), "a");
			step("d", take(0), "b", "c");
			Operation operation = carriedOut();
			assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
			for (PlannedStep planned : EngineTest.this.plan) {
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
			assertThat(EngineTest.this.visited).hasSizeGreaterThan(50);
			assertThat(writes("operations/")).isLessThanOrEqualTo(5);
		}

	}

	@Nested
	class Retries {

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

	@Nested
	class Failures {

		@Test
		void after_a_failure_nothing_new_starts_and_what_is_under_way_is_followed_to_its_end() {
			step("bad", (visit) -> new Outcome.Failed<>(Toy.error("quota")));
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(5)));
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
			Accepted retried = new Retrial(EngineTest.this.world.process().engine(),
					EngineTest.this.world.process().acceptance(), responses)
				.retry(failed, Toy.request("retry-of-it", "other"));
			assertThat(retried.operation().order().retryOf()).isEqualTo(failed.id());
			Operation operation = ended(retried.operation().id());
			assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(operation.step("b").output().path("what").asString()).isEqualTo("made 1");
			assertThat(first).hasValue(1);
		}

	}

	@Nested
	class Cancellations {

		@Test
		void a_running_step_is_finished_and_nothing_new_starts() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(5)));
			step("next", EngineTest.this.cloud.ensure("next", Duration.ZERO), "slow");
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> EngineTest.this.cloud.has("slow"), HOUR);
			EngineTest.this.world.process().cancellation().cancel(id);
			Operation operation = ended(id);
			assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
			assertThat(operation.progress().error()).isNull();
			assertThat(statuses(operation)).containsEntry("slow", StepStatus.Succeeded)
				.containsEntry("next", StepStatus.Skipped);
			assertThat(EngineTest.this.cloud.has("next")).isFalse();
			assertThat(toy()).isEqualTo(new Toy("x", "Canceled", null));
		}

		@Test
		void a_step_that_merely_waits_is_stopped_at_once() {
			step("waiting", (visit) -> new Outcome.Waiting<>(Duration.ofMinutes(10), "for permission", null));
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> operation(id).step("waiting").status() == StepStatus.Waiting, HOUR);
			Instant asked = EngineTest.this.world.clock().instant();
			EngineTest.this.world.process().cancellation().cancel(id);
			Operation operation = ended(id);
			assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
			assertThat(Duration.between(asked, operation.progress().completedAt())).isLessThan(Duration.ofSeconds(3));
		}

		@Test
		void a_step_whose_worker_died_in_it_is_looked_at_but_changes_nothing_more() {
			step("a", (visit) -> {
				visit.beforeChange();
				if (EngineTest.this.world.deaths() == 0) {
					throw new SimulatedDeath("in the step");
				}
				return Toy.done("a");
			});
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> EngineTest.this.world.deaths() > 0, HOUR);
			EngineTest.this.world.process().cancellation().cancel(id);
			Operation operation = ended(id);
			assertThat(operation.status()).isEqualTo(OperationStatus.Canceled);
			assertThat(operation.step("a").status()).isEqualTo(StepStatus.Skipped);
		}

		@Test
		void cancelling_an_operation_that_all_steps_have_finished_changes_nothing() {
			step("a", take(0));
			Operation operation = carriedOut();
			assertThat(org.assertj.core.api.Assertions
				.catchThrowableOfType(com.promptservice.controlplane.api.ApiException.class,
						() -> EngineTest.this.world.process().cancellation().cancel(operation.id()))
				.error()
				.code()).isEqualTo(ErrorCode.OperationNotCancelable.name());
		}

		@Test
		void a_delete_takes_over_from_a_running_create_and_waits_for_its_end() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(5)));
			step("next", EngineTest.this.cloud.ensure("next", Duration.ZERO), "slow");
			String create = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> EngineTest.this.cloud.has("slow"), HOUR);
			String delete = EngineTest.this.world.process()
				.acceptance()
				.accept("home", Toy.request(null, "delete"),
						Toy.delete(EngineTest.this.world.documents(), "ToyDelete", "x"))
				.operation()
				.id();
			Operation deleted = ended(delete);
			Operation created = operation(create);
			assertThat(created.status()).isEqualTo(OperationStatus.Canceled);
			assertThat(created.progress().error().code()).isEqualTo("Superseded");
			assertThat(created.progress().error().message()).contains(delete);
			assertThat(deleted.progress().completedAt()).isAfterOrEqualTo(created.progress().completedAt());
			assertThat(EngineTest.this.cloud.has("next")).isFalse();
			assertThat(toy().state()).isEqualTo("Succeeded");
		}

	}

	@Nested
	class Deaths {

		@Test
		void an_operation_that_kills_every_worker_fails_with_the_step_they_died_in() {
			step("a", take(0));
			step("deadly", (visit) -> {
				throw new SimulatedDeath("always");
			}, "a");
			Operation operation = carriedOut();
			assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
			assertThat(operation.progress().error().message()).contains("'deadly'");
			assertThat(EngineTest.this.world.deaths()).as("one after progress, five without").isEqualTo(1 + 5);
			assertThat(toy().state()).isEqualTo("Failed");
		}

		@Test
		void deaths_that_others_cause_do_not_add_up_while_there_is_progress() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(30)));
			String id = accepted("ToyPut").operation().id();
			for (int i = 0; i < 12; i++) {
				EngineTest.this.world.runUntil(() -> false, Duration.ofSeconds(90));
				EngineTest.this.world.kill();
			}
			assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(EngineTest.this.cloud.puts()).containsExactly("slow");
		}

		@Test
		void a_worker_that_was_paused_past_its_lease_writes_and_changes_nothing_more() {
			AtomicInteger changes = new AtomicInteger();
			EngineWorld.Process[] paused = new EngineWorld.Process[1];
			step("a", (visit) -> {
				if (paused[0] == null) {
					paused[0] = EngineTest.this.world.process();
					EngineTest.this.world.kill();
					EngineTest.this.world.clock().advance(Duration.ofSeconds(90));
					EngineTest.this.world.runUntil(() -> changes.get() == 1, HOUR);
				}
				visit.beforeChange();
				changes.incrementAndGet();
				return new Outcome.Waiting<>(Duration.ofSeconds(10), "creating " + changes.get(),
						Toy.follow(visit.now()));
			});
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> changes.get() > 0, HOUR);
			assertThat(changes).hasValue(1);
			assertThat(paused[0].worker().active()).isZero();
			assertThat(operation(id).progress().epoch()).isEqualTo(2);
		}

		@Test
		void a_stopping_process_hands_over_at_once() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(5)));
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> EngineTest.this.cloud.has("slow"), HOUR);
			EngineWorld.Process other = EngineTest.this.world.anotherProcess();
			EngineTest.this.world.process().worker().leave();
			assertThat(EngineTest.this.world.process().worker().active()).isZero();
			Instant left = EngineTest.this.world.clock().instant();
			EngineTest.this.world.runUntil(() -> other.worker().active() == 1, HOUR);
			assertThat(Duration.between(left, EngineTest.this.world.clock().instant()))
				.isLessThan(Duration.ofSeconds(2));
			assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(EngineTest.this.cloud.puts()).containsExactly("slow");
		}

		@Test
		void a_clock_that_is_set_back_two_hours_stops_nothing() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(5)));
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> EngineTest.this.cloud.has("slow"), HOUR);
			Instant updated = operation(id).progress().updatedAt();
			EngineTest.this.world.clock().advance(Duration.ofHours(-2));
			Operation operation = ended(id);
			assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(operation.progress().completedAt()).isAfterOrEqualTo(updated);
		}

	}

	@Nested
	class Locks {

		@Test
		void steps_with_the_same_lock_run_one_at_a_time_even_in_different_operations() {
			AtomicInteger inside = new AtomicInteger();
			List<Integer> most = new ArrayList<>();
			Map<String, Integer> visits = new TreeMap<>();
			EngineTest.this.plan.add(PlannedStep.step("locked", HOUR, (Toy.Lambda) (visit) -> {
				int count = visits.merge(visit.operationId(), 1, Integer::sum);
				most.add((count == 1) ? inside.incrementAndGet() : inside.get());
				if (count < 20) {
					return new Outcome.Waiting<>(Duration.ofSeconds(10), "changing", Toy.follow(visit.now()));
				}
				inside.decrementAndGet();
				return Toy.done("a");
			}).alone("/subscriptions/1/virtualNetworks/a"));
			String one = accepted("ToyPut", "x").operation().id();
			String two = accepted("ToyPut", "y").operation().id();
			EngineTest.this.world.runUntil(() -> inside.get() == 1, HOUR);
			EngineTest.this.world.runUntil(() -> false, Duration.ofSeconds(100));
			assertThat(List.of(operation(one), operation(two)))
				.extracting((operation) -> operation.step("locked").message())
				.containsExactlyInAnyOrder("changing", "Waits: another operation is changing the same resource");
			assertThat(ended(one).status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(ended(two).status()).isEqualTo(OperationStatus.Succeeded);
			assertThat(most).allMatch((count) -> count == 1);
		}

	}

	@Nested
	class Recovery {

		@Test
		void an_operation_whose_message_was_lost_is_found() {
			step("a", take(0));
			EngineTest.this.world.calls().plan((call) -> call.action().equals("send") ? Fault.CONFUSED : Fault.NONE);
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.runUntil(() -> false, Duration.ofMinutes(1));
			assertThat(operation(id).status()).isEqualTo(OperationStatus.NotStarted);
			EngineTest.this.world.calls().plan((call) -> Fault.NONE);
			assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
		}

		@Test
		void a_marker_without_operation_is_removed_after_a_while() {
			EngineTest.this.world.documents()
				.write(Layout.activeOperation("home.lost"),
						new Marker("home.lost", EngineTest.this.world.clock().instant()), Condition.ABSENT);
			EngineTest.this.world.runUntil(() -> false, Duration.ofMinutes(4));
			assertThat(EngineTest.this.world.names()).isNotEmpty();
			EngineTest.this.world.runUntil(() -> false, Duration.ofMinutes(3));
			assertThat(EngineTest.this.world.names()).isEmpty();
		}

		@Test
		void an_operation_that_is_carried_out_gets_no_further_messages() {
			step("slow", EngineTest.this.cloud.ensure("slow", Duration.ofMinutes(50)));
			EngineTest.this.world.process().sweeper().sweep();
			accepted("ToyPut");
			EngineTest.this.world.runUntil(() -> false, Duration.ofMinutes(30));
			assertThat(EngineTest.this.world.calls().recorded()).filteredOn((call) -> call.action().equals("send"))
				.hasSize(1);
		}

		@Test
		void a_place_that_does_not_answer_keeps_no_other_place_from_being_swept() {
			step("a", take(0));
			EngineTest.this.world.documents()
				.write(Layout.region("eastus"), new Toy("eastus", "Succeeded", null), Condition.ABSENT);
			EngineTest.this.world.calls()
				.plan((call) -> (call.subject().startsWith("eastus/") || call.action().equals("send")) ? Fault.NO_ANSWER
						: Fault.NONE);
			String id = accepted("ToyPut").operation().id();
			EngineTest.this.world.calls()
				.plan((call) -> call.subject().startsWith("eastus/") ? Fault.NO_ANSWER : Fault.NONE);
			assertThat(ended(id).status()).isEqualTo(OperationStatus.Succeeded);
		}

		@Test
		void an_operation_that_ended_long_ago_is_removed() {
			step("a", take(0));
			Operation operation = carriedOut();
			Retention retention = new Retention(EngineTest.this.world.process().engine());
			EngineTest.this.world.clock().advance(Duration.ofDays(29));
			retention.removeExpired();
			assertThat(EngineTest.this.world.names()).contains(Layout.operation(operation.id()));
			EngineTest.this.world.clock().advance(Duration.ofDays(2));
			retention.removeExpired();
			assertThat(EngineTest.this.world.names()).doesNotContain(Layout.operation(operation.id()));
		}

	}

	private void step(String name, Toy.Lambda step, String... after) {
		this.plan.add(PlannedStep.step(name, HOUR, step, after));
	}

	/**
	 * A step that takes this many seconds, looked at every ten.
	 */
	private Toy.Lambda take(int seconds) {
		return (visit) -> {
			this.visited.add(visit.operationId());
			return visit.now().isBefore(visit.startedAt().plusSeconds(seconds))
					? new Outcome.Waiting<>(Duration.ofSeconds(10), "takes its time", Toy.follow(visit.startedAt()))
					: Toy.done("x");
		};
	}

	private Operation carriedOut() {
		return ended(accepted("ToyPut").operation().id());
	}

	private Accepted accepted(String kind) {
		return accepted(kind, "x");
	}

	private Accepted accepted(String kind, String name) {
		return this.world.process()
			.acceptance()
			.accept("home", Toy.request(null, "print"), Toy.put(this.world.documents(), kind, name));
	}

	private Operation ended(String id) {
		assertThat(this.world.runUntil(() -> operation(id).hasEnded(), Duration.ofHours(3))).as("ends").isTrue();
		return operation(id);
	}

	private Operation operation(String id) {
		return this.world.operation(id);
	}

	private Toy toy() {
		return this.world.stored(Toy.document("x"), Toy.class).orElseThrow();
	}

	private static Map<String, StepStatus> statuses(Operation operation) {
		Map<String, StepStatus> statuses = new TreeMap<>();
		operation.steps().forEach((step) -> statuses.put(step.name(), step.status()));
		return statuses;
	}

	private long writes(String path) {
		return this.world.calls()
			.recorded()
			.stream()
			.filter((call) -> call.action().equals("write"))
			.map(Call::subject)
			.filter((subject) -> subject.startsWith("home/" + path))
			.count();
	}

}
