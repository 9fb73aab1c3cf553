package com.promptservice.controlplane.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A peering's life with a fault at its calls. One case alone:
 * {@code -Dfaults.peering=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class PeeringFaultMatrixTest {

	private final LifeMatrix<PeeringCampaign.Life> matrix = new LifeMatrix<>("peering", new PeeringCampaign());

	// one in twelve calls in every build, all of them in the chaos profile
	@Test
	void whatever_strikes_a_peering_nothing_is_lost_and_nothing_is_left() {
		this.matrix.oneIn(12, 0);
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_peering_does_no_harm() {
		this.matrix.everything();
	}

}
