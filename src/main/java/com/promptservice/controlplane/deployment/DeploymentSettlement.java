package com.promptservice.controlplane.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.azure.Application;
import com.promptservice.controlplane.azure.Health;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import com.promptservice.controlplane.operation.OperationDefinition.Settlement;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * Records what an operation of a deployment came to: what runs on each cluster first,
 * then the deployment; each cluster is let go last, so that all of it can be done again.
 */
record DeploymentSettlement(DeploymentStore store, Clusters clusters) {

	/**
	 * Settles the deployment.
	 * @param got how what is known of a cluster changes when it got its release
	 * @param well how a cluster stands that got its release and is well
	 */
	void settle(Settlement<?> end, String deploymentId, List<DeploymentTarget> targets,
			BiFunction<ClusterApplication, Release, ClusterApplication> got, State well) {
		for (DeploymentTarget target : targets) {
			String name = target.cluster().name();
			Application application = end.outputs().get(DeploymentPlan.application(name), Application.class);
			if (application != null && holds(target.cluster(), end.operationId())) {
				this.store.changeApplication(target.cluster().region().name(), name,
						(runs) -> got.apply(runs, target.release()));
			}
		}
		this.store.settle(deploymentId, end.operationId(),
				(document) -> document.settled(ProvisioningState.after(end.status()),
						outcomes(document, end, targets, well), end.error(), end.at()));
		targets.forEach((target) -> this.clusters.release(target.cluster(), end.operationId()));
	}

	/**
	 * A cluster that belongs to another operation by now is that one's to tell about.
	 */
	private boolean holds(ClusterView cluster, String operationId) {
		// one look may be out of date, and nobody looks after this
		return isBusyWith(cluster, operationId) || isBusyWith(cluster, operationId);
	}

	private boolean isBusyWith(ClusterView cluster, String operationId) {
		return this.clusters.find(cluster.name()).filter((now) -> operationId.equals(now.busyWith())).isPresent();
	}

	private List<ClusterOutcome> outcomes(DeploymentDocument document, Settlement<?> end,
			List<DeploymentTarget> targets, State well) {
		List<ClusterOutcome> outcomes = new ArrayList<>();
		boolean[] failed = { false };
		for (ClusterOutcome before : document.outcomes()) {
			UnaryOperator<State> now = (state) -> {
				if (targets.stream().noneMatch((target) -> target.cluster().name().equals(before.cluster()))) {
					return state;
				}
				if (end.outputs().get(DeploymentPlan.health(before.cluster()), Health.class) != null) {
					return well;
				}
				// they come one after the other, so the first that is not well is the one
				// that failed
				State told = failed[0] ? State.Pending : State.Failed;
				failed[0] = true;
				return (end.status() == OperationStatus.Canceled) ? State.Pending : told;
			};
			outcomes.add(ClusterOutcomes.of(this.store.application(document.region(), before.cluster()),
					now.apply(before.state())));
		}
		return outcomes;
	}

}
