package com.promptservice.controlplane.region;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;

/**
 * The operation that brings a region about or back in line.
 */
record RegionCreateOrUpdate(RegionCreatePlan plans, RegionStore regions,
		RegionDecisions decisions) implements OperationDefinition<RegionCreateOrUpdate.Input> {

	static final String KIND = "RegionCreateOrUpdate";

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
		this.regions.settle(end.input().spec().region(), end.operationId(),
				(region) -> region.settled(RegionObserved.of(end.outputs(), region.observed()),
						ProvisioningState.after(end.status()), end.error(), end.at()));
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryWrite(input.spec(), newOperationId);
	}

	/**
	 * What the operation is about.
	 */
	record Input(RegionSpec spec) {
	}

}
