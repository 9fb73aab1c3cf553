package com.promptservice.controlplane.region;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;

/**
 * The operation that removes a region with all that it owns.
 */
record RegionDelete(RegionDeletePlan plans, RegionStore regions,
		RegionDecisions decisions) implements OperationDefinition<RegionDelete.Input> {

	static final String KIND = "RegionDelete";

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
		return this.plans.of(input.spec());
	}

	@Override
	public void settle(Settlement<Input> end) {
		boolean locked = end.outputs().get(RegionDeletePlan.OWN_METADATA_ROLE, Removed.class) != null;
		this.regions.settle(end.input().spec().region(), end.operationId(), (region) -> {
			if (end.status() == OperationStatus.Succeeded) {
				return null;
			}
			RegionDocument left = region.settled(region.observed(), ProvisioningState.after(end.status()), end.error(),
					end.at());
			return locked ? left.withoutDocuments() : left;
		});
	}

	@Override
	public Record result(Input input, Outputs outputs) {
		return RegionRemoval.of(this.plans.of(input.spec()), outputs);
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
	record Input(RegionSpec spec, String supersedes) {
	}

}
