package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionRemoval;

/**
 * The operation that removes a peering, or gives one up that nobody connected.
 */
record PeeringDelete(PeeringPlans plans, PeeringStore peerings, PeeringRegistry registry, PeeringNotes notes,
		PeeringDecisions decisions) implements OperationDefinition<PeeringWork> {

	static final String KIND = "PeeringDelete";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Class<PeeringWork> inputType() {
		return PeeringWork.class;
	}

	@Override
	public Plan plan(PeeringWork work) {
		return this.plans.removal(work);
	}

	@Override
	public void settle(Settlement<PeeringWork> end) {
		String id = end.input().spec().id();
		boolean gone = end.status() == OperationStatus.Succeeded;
		this.peerings.settle(id, end.operationId(), (peering) -> {
			if (gone) {
				return end.input().expires() ? peering.expired(end.at()) : null;
			}
			return peering.settled(peering.observed(), ProvisioningState.after(end.status()), end.error(), end.at());
		});
		if (gone && !end.input().expires()) {
			this.registry.remove(id);
		}
		else {
			this.notes.tell(id);
		}
	}

	@Override
	public Record result(PeeringWork work, Outputs outputs) {
		return RegionRemoval.of(plan(work), outputs);
	}

	@Override
	public Decision retry(PeeringWork work, String newOperationId) {
		return this.decisions.retryDelete(work, newOperationId);
	}

}
