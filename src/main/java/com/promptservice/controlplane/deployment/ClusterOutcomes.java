package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.deployment.ClusterOutcome.State;

/**
 * Tells what is known to run on a cluster.
 */
final class ClusterOutcomes {

	private ClusterOutcomes() {
	}

	static ClusterOutcome of(ClusterApplication runs, State state) {
		return new ClusterOutcome(runs.cluster(), state,
				runs.current().map((run) -> run.release().version()).orElse(null),
				runs.previous().map((run) -> run.release().version()).orElse(null));
	}

}
