package com.promptservice.controlplane.faults;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A region through every kind of fault at every call; deaths in the middle of the call.
 * Some scenarios alone: {@code -Dfaults.scenarios=converge,delete}.
 */
@Tag("chaos")
class RegionFaultMatrixChaosTest {

	@Test
	void every_kind_of_fault_at_every_call_does_no_harm() {
		Quiet.hush();
		long seed = Long.getLong("faults.seed", 1);
		Campaign campaign = new Campaign(seed);
		Report report = null;
		for (Scenario scenario : scenarios()) {
			report = campaign.run(campaign.everything(List.of(scenario)), true);
			Quiet.print("after " + scenario.label() + ": " + report.line(Long.toString(seed)));
		}
		Quiet.print(report.grid());
		Quiet.print("unreached " + report.unreached());
		Quiet.print(report.line(Long.toString(seed)));
		assertThat(report.failures()).as("-Dfaults.case=" + report.failing()).isEmpty();
	}

	private static List<Scenario> scenarios() {
		String chosen = System.getProperty("faults.scenarios");
		return (chosen == null) ? List.of(Scenario.values())
				: Arrays.stream(chosen.split(",")).map(Scenario::labelled).toList();
	}

}
