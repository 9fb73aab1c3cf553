package com.promptservice.controlplane.faults;

import java.util.List;

import com.promptservice.controlplane.faults.ClusterCampaign.Life;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cluster's life with a fault at its calls. One case alone:
 * {@code -Dfaults.cluster=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class ClusterFaultMatrixTest {

	private final LifeMatrix<Life> matrix = new LifeMatrix<>("cluster", new ClusterCampaign());

	// one in 32 calls in every build, but of each kind a few, and a look that is out
	// of date at each call of two short lives; all of them in the chaos profile
	@Test
	void whatever_strikes_a_cluster_nothing_is_lost_and_nothing_is_left() {
		this.matrix.every(FaultKind.F12_STALE_READ, List.of(Life.SCALE, Life.REPAIR));
		this.matrix.oneIn(32, 3);
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_cluster_does_no_harm() {
		this.matrix.everything();
	}

}
