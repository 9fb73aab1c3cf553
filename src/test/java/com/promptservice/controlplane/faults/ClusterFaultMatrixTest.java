package com.promptservice.controlplane.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cluster's life with a fault at its calls. One case alone:
 * {@code -Dfaults.cluster=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class ClusterFaultMatrixTest {

	private final LifeMatrix<ClusterCampaign.Life> matrix = new LifeMatrix<>("cluster", new ClusterCampaign());

	// one in sixteen calls in every build, but of each kind a few; all of them in the
	// chaos
	// profile
	@Test
	void whatever_strikes_a_cluster_nothing_is_lost_and_nothing_is_left() {
		this.matrix.oneIn(16, 3);
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_cluster_does_no_harm() {
		this.matrix.everything();
	}

}
