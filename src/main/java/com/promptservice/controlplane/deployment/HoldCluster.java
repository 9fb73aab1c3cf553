package com.promptservice.controlplane.deployment;

import java.time.Duration;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * Keeps everybody else from changing a cluster before anything on it is changed; waits
 * for whoever is at it.
 */
record HoldCluster(Clusters clusters, ClusterView cluster) implements Step<HoldCluster.Held> {

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

	@Override
	public Class<Held> outputType() {
		return Held.class;
	}

	@Override
	public Outcome<Held> visit(Visit visit) {
		visit.armResource(this.cluster.id());
		visit.beforeChange();
		if (this.clusters.hold(this.cluster, visit.operationId())) {
			return new Outcome.Done<>(new Held(this.cluster.name()));
		}
		Optional<ClusterView> now = this.clusters.find(this.cluster.name());
		ProvisioningState state = now.map(ClusterView::provisioningState).orElse(null);
		String words = "Cluster '" + this.cluster.name() + "' "
				+ ((state == null) ? "does not exist any more" : "is " + state);
		if (state == ProvisioningState.Succeeded || state == ProvisioningState.Updating) {
			String why = "Cluster '" + this.cluster.name() + "' is in use by operation '" + now.get().busyWith() + "'";
			return new Outcome.Waiting<>(LOOK_AGAIN, why, null, ApiError.of(ErrorCode.DeploymentInProgress, why));
		}
		return new Outcome.Failed<>(ApiError.of(ErrorCode.ClusterNotReady, words));
	}

	/**
	 * The cluster that is held.
	 */
	record Held(String cluster) {
	}

}
