package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits for whom.
 */
class EngineLocksTest extends EngineScenario {

	@Test
	void steps_with_the_same_lock_run_one_at_a_time_even_in_different_operations() {
		AtomicInteger inside = new AtomicInteger();
		List<Integer> most = new ArrayList<>();
		Map<String, Integer> visits = new TreeMap<>();
		this.plan.add(PlannedStep.step("locked", HOUR, (Toy.Lambda) (visit) -> {
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
		this.world.runUntil(() -> inside.get() == 1, HOUR);
		this.world.runUntil(() -> false, Duration.ofSeconds(100));
		assertThat(List.of(operation(one), operation(two)))
			.extracting((operation) -> operation.step("locked").message())
			.containsExactlyInAnyOrder("changing", "Waits: another operation is changing the same resource");
		assertThat(ended(one).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(ended(two).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(most).allMatch((count) -> count == 1);
	}

}
