package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How a deployment stands on one cluster.
 *
 * @param version that ran when the last operation ended, or null when nothing did
 * @param previousVersion that a roll-back would bring back, or null
 */
@Schema(name = "DeploymentOnCluster")
record ClusterOutcome(@Schema(example = "kvs-wus2-01") String cluster, State state,
		@Schema(description = "The version that ran when the last operation ended", example = "1.0.0") String version,
		@Schema(description = "The version that a roll-back would bring back",
				example = "0.9.0") String previousVersion) {

	/**
	 * What became of a cluster.
	 */
	enum State {

		/** Its turn has not come. */
		Pending,
		/** It runs the version and answers on its ports. */
		Succeeded,
		/** It does not. */
		Failed,
		/** It runs the earlier version again, as asked for. */
		RolledBack

	}

}
