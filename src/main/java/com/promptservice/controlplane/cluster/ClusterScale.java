package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * The operation that gives one node type of a cluster another number of nodes.
 */
record ClusterScale(ClusterCreatePlan plans, ClusterStore clusters,
		ClusterDecisions decisions) implements OperationDefinition<ClusterScale.Input> {

	static final String KIND = "ClusterScale";

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
		return this.plans.scaling(input.spec(), input.site(), input.nodeType());
	}

	@Override
	public void settle(Settlement<Input> end) {
		ClusterSpec spec = end.input().spec();
		this.clusters.settle(spec.region(), spec.cluster(), end.operationId(),
				(cluster) -> cluster.settled(ClusterObserved.of(end.outputs(), cluster.observed()),
						ProvisioningState.after(end.status()), end.error(), end.at()));
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryScale(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param spec the cluster with the new number of nodes
	 */
	record Input(ClusterSpec spec, RegionView site, String nodeType) {
	}

}
