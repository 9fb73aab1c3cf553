package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas whose clocks are twenty minutes apart. Whichever of them dies at whatever
 * call, the other one goes on as if nothing were wrong with the time.
 */
class ClockSkewTest {

	private static final Duration SKEW = Duration.ofMinutes(10);

	@Test
	void clocks_ten_minutes_off_either_way_change_nothing() {
		deathAtEvery(20);
	}

	@Test
	@Tag("chaos")
	void clocks_ten_minutes_off_either_way_change_nothing_at_every_second_call() {
		deathAtEvery(2);
	}

	private static void deathAtEvery(int stride) {
		Quiet.hush();
		Report report = new Report();
		Matrix matrix = new Matrix();
		matrix.literally();
		for (Scenario scenario : List.of(Scenario.CREATE, Scenario.DELETE, Scenario.TWO_WRITES)) {
			for (CallSite call : matrix.learn(scenario).calls()) {
				if (call.number() % stride == 1) {
					boolean ahead = call.number() % (2 * stride) == 1;
					matrix.skewed(ahead ? SKEW : SKEW.negated());
					Case one = new Case(scenario, call.number(), FaultKind.F1_DEATH_BEFORE, call.number());
					report.add(List.of(one), matrix.learn(scenario).calls(), matrix.run(one));
				}
			}
		}
		Quiet.print("clock skew of 10 minutes either way: " + report.line("call numbers"));
		assertThat(report.failures()).as(report::failing).isEmpty();
	}

}
