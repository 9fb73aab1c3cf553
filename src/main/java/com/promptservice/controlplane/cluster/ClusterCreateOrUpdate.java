package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * The operation that brings a cluster about or back in line.
 */
record ClusterCreateOrUpdate(ClusterCreatePlan plans, ClusterStore clusters, ClusterReservations reservations,
		ClusterDecisions decisions) implements OperationDefinition<ClusterCreateOrUpdate.Input> {

	static final String KIND = "ClusterCreateOrUpdate";

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
		return this.plans.of(input);
	}

	@Override
	public void settle(Settlement<Input> end) {
		ClusterSpec spec = end.input().spec();
		// Without its name nothing of it was built, and nobody could find it
		boolean nameless = end.status() == OperationStatus.Failed && this.reservations.regionOf(spec.cluster())
			.filter((region) -> !region.equals(spec.region()))
			.isPresent();
		this.clusters.settle(spec.region(), spec.cluster(), end.operationId(),
				(cluster) -> nameless ? null : cluster.settled(ClusterObserved.of(end.outputs(), cluster.observed()),
						ProvisioningState.after(end.status()), end.error(), end.at()));
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryWrite(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param systemStood whether Azure has ever finished the System nodes
	 * @param appStood whether Azure has ever finished the App nodes
	 */
	record Input(ClusterSpec spec, RegionView site, boolean systemStood, boolean appStood) {

		static Input of(ClusterSpec spec, RegionView site, ClusterObserved observed) {
			return new Input(spec, site, observed.systemInstanceCount() != null, observed.appInstanceCount() != null);
		}

	}

}
