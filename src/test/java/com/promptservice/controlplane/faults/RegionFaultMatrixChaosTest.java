package com.promptservice.controlplane.faults;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A region through every kind of fault at every call; deaths in the middle of the call.
 */
@Tag("chaos")
class RegionFaultMatrixChaosTest {

	@Test
	void every_kind_of_fault_at_every_call_does_no_harm() {
		Quiet.hush();
		long seed = Long.getLong("faults.seed", 1);
		Campaign campaign = new Campaign(seed);
		Report report = campaign.run(campaign.everything(Arrays.asList(Scenario.values())), true);
		Quiet.print(report.grid());
		Quiet.print("unreached " + report.unreached());
		Quiet.print(report.line(Long.toString(seed)));
		assertThat(report.failures()).as(() -> "-Dfaults.case=" + report.failing()).isEmpty();
	}

}
