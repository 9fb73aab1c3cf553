package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionRemoval;
import com.promptservice.controlplane.region.RegionView;

/**
 * The operation that removes a cluster with what runs on it.
 */
record ClusterDelete(ClusterDeletePlan plans, ClusterStore clusters, ClusterReservations reservations,
		ClusterDecisions decisions) implements OperationDefinition<ClusterDelete.Input> {

	static final String KIND = "ClusterDelete";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Class<Input> inputType() {
		return Input.class;
	}

	@Override
	public Plan plan(Input input) {
		return this.plans.of(input.spec(), input.site());
	}

	@Override
	public void settle(Settlement<Input> end) {
		ClusterSpec spec = end.input().spec();
		boolean gone = end.status() == OperationStatus.Succeeded;
		this.clusters.settle(spec.region(), spec.cluster(), end.operationId(), (cluster) -> gone ? null
				: cluster.settled(cluster.observed(), ProvisioningState.after(end.status()), end.error(), end.at()));
		if (gone) {
			this.reservations.release(spec.cluster(), spec.region());
		}
	}

	@Override
	public Record result(Input input, Outputs outputs) {
		return RegionRemoval.of(plan(input), outputs);
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryDelete(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param supersedes the operation that it takes over from, or null
	 */
	record Input(ClusterSpec spec, RegionView site, String supersedes) {
	}

}
