package com.promptservice.controlplane.faults;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A region through every death and a draw of every other fault. One failing case alone:
 * {@code -Dfaults.case=create/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class RegionFaultMatrixTest {

	@Test
	void whatever_strikes_at_whatever_call_nothing_is_lost_and_every_end_is_true() {
		Quiet.hush();
		long seed = Long.getLong("faults.seed", 1);
		Campaign campaign = new Campaign(seed);
		String only = System.getProperty("faults.case");
		List<List<Case>> cases = (only != null) ? List.of(List.of(Case.parse(only))) : campaign.everyDeathAndOneOther();
		Report report = campaign.run(cases, only != null);
		Quiet.print(report.line(Long.toString(seed)));
		assertThat(report.failures()).as(() -> "-Dfaults.case=" + report.failing()).isEmpty();
	}

}
