package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.simulator.core.Timing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How late the end of Azure's work is noticed and what that costs, against polls at fixed
 * intervals, over the same work: the local Azure's durations, up to 20 % shorter or
 * longer each time.
 */
@Tag("bench")
class PollPolicyBenchTest {

	private static final int ROUNDS = 200;

	@Test
	void history_against_fixed_intervals() {
		PollHistory history = new PollHistory();
		print("history", (work, follow, elapsed) -> history.next(work, follow, elapsed, null), history);
		for (int seconds : new int[] { 5, 10, 30 }) {
			print("fixed-" + seconds + "s", (work, follow, elapsed) -> Duration.ofSeconds(seconds), history);
		}
	}

	private static void print(String name, Policy policy, PollHistory history) {
		Random random = new Random(1);
		double late = 0;
		double worked = 0;
		int polls = 0;
		for (int i = 0; i < ROUNDS; i++) {
			for (Timing timing : Timing.values()) {
				double took = timing.usual().toNanos() * random.nextDouble(0.8, 1.2);
				Follow follow = new Follow("poll", Instant.EPOCH, 0);
				Duration elapsed = Duration.ZERO;
				while (elapsed.toNanos() < took) {
					elapsed = elapsed.plus(policy.next(timing.name(), follow, elapsed));
					follow = follow.polledAgain();
				}
				history.ended(timing.name(), follow, elapsed);
				late += elapsed.toNanos() - took;
				worked += took;
				polls += follow.polls();
			}
		}
		Bench.figure("poll-lateness-" + name, 100 * late / worked, "%");
		Bench.figure("polls-per-operation-" + name, (double) polls / (ROUNDS * Timing.values().length), "polls");
	}

	private interface Policy {

		Duration next(String work, Follow follow, Duration elapsed);

	}

}
