package com.promptservice.controlplane.faults;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Regions over the real adapters of Azure Storage and its real SDK, through a draw of
 * what befalls storage and the replicas that share it. One failing case alone:
 * {@code -Dfaults.case=create/17/F8_RECEIPT_OUTDATED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class StorageFaultMatrixTest {

	private final long seed = Long.getLong("faults.seed", 1);

	@Test
	void whatever_befalls_storage_nothing_is_lost_and_every_end_is_true() {
		run(List.of(Scenario.CREATE, Scenario.DELETE_OVER_CREATE), Integer.getInteger("faults.each", 2));
	}

	@Test
	@Tag("chaos")
	void whatever_befalls_storage_wherever_nothing_is_lost_and_every_end_is_true() {
		run(List.of(Scenario.values()), Integer.getInteger("faults.each", 30));
	}

	private void run(List<Scenario> scenarios, int each) {
		Quiet.hush();
		Campaign campaign = new Campaign(this.seed, true);
		String only = System.getProperty("faults.case");
		List<List<Case>> cases = (only != null) ? List.of(List.of(Case.parse(only)))
				: campaign.ofStorage(scenarios, each);
		Report report = campaign.run(cases, true);
		Quiet.print("on Azure Storage: " + report.line(Long.toString(this.seed)));
		assertThat(report.failures()).as(() -> "-Dfaults.case=" + report.failing()).isEmpty();
	}

}
