package com.promptservice.controlplane.faults;

import java.util.List;

import com.promptservice.controlplane.faults.DeploymentCampaign.Life;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Deployments with a fault at their calls. One case alone:
 * {@code -Dfaults.deployment=UPGRADE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class DeploymentFaultMatrixTest {

	private final LifeMatrix<Life> matrix = new LifeMatrix<>("deployment", new DeploymentCampaign());

	// one in 32 calls in every build, and a look that is out of date at each, as it
	// is easily taken for an answer; all of them in the chaos profile
	@Test
	void whatever_strikes_a_deployment_nothing_is_lost_and_nothing_is_left() {
		this.matrix.every(FaultKind.F12_STALE_READ, List.of(Life.DEPLOY, Life.UPGRADE, Life.ROLLBACK));
		this.matrix.oneIn(32, 0);
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_deployment_does_no_harm() {
		this.matrix.everything();
	}

}
