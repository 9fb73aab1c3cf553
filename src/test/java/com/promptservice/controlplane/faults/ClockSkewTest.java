package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas whose clocks are twenty minutes apart. Whichever of them dies at whatever
 * call, the other one goes on as if nothing were wrong with the time.
 */
class ClockSkewTest {

	private static final Duration SKEW = Duration.ofMinutes(10);

	private static final int STRIDE = 4;

	@Test
	void clocks_ten_minutes_off_either_way_change_nothing() {
		Quiet.hush();
		Report report = new Report();
		Matrix matrix = new Matrix();
		matrix.literally();
		for (Scenario scenario : List.of(Scenario.CREATE, Scenario.DELETE, Scenario.TWO_WRITES)) {
			for (CallSite call : matrix.learn(scenario).calls()) {
				if (call.number() % STRIDE == 1) {
					boolean ahead = call.number() % (2 * STRIDE) == 1;
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
