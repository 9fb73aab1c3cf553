package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Makes sure that the network is still the customer's own before Azure is asked anything
 * about it.
 */
record OwnershipStep(NetworkOwnership ownership, PeeringSpec spec) implements Step<OwnershipStep.Owned> {

	@Override
	public Class<Owned> outputType() {
		return Owned.class;
	}

	@Override
	public Outcome<Owned> visit(Visit visit) {
		visit.beforeChange();
		if (this.ownership.stands(this.spec, visit.now())) {
			return new Outcome.Done<>(new Owned(this.spec.customer()));
		}
		return new Outcome.Failed<>(
				ApiError
					.of(ErrorCode.SubscriptionNotAllowed,
							this.spec.virtualNetworkId() + " is not shown to be customer '" + this.spec.customer()
									+ "'s own")
					.withTarget("$.virtualNetworkId"));
	}

	/**
	 * Whose it is.
	 */
	record Owned(String customer) {
	}

}
