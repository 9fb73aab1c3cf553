package com.promptservice.controlplane.peering;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.operation.Visit;

/**
 * Makes one half of a peering, or finds out what the customer has to do first.
 *
 * @param ensure makes the half
 * @param before what an earlier step was hindered by, or null
 * @param refused words a refusal that nobody can wait for
 */
record HalfStep(Step<VirtualNetworkPeering> ensure, Function<Visit, ApiError> before,
		UnaryOperator<ApiError> refused) implements Step<HalfStep.Half> {

	@Override
	public Class<Half> outputType() {
		return Half.class;
	}

	@Override
	public Outcome<Half> visit(Visit visit) {
		ApiError hindrance = this.before.apply(visit);
		if (hindrance != null) {
			return new Outcome.Done<>(new Half(null, hindrance));
		}
		try {
			return switch (this.ensure.visit(visit)) {
				case Outcome.Done<VirtualNetworkPeering>(var made) -> new Outcome.Done<>(new Half(made, null));
				case Outcome.Waiting<VirtualNetworkPeering>(var after, var why, var follow, var error) ->
					new Outcome.Waiting<>(after, why, follow, error);
				case Outcome.Retry<VirtualNetworkPeering>(var error, var after) -> new Outcome.Retry<>(error, after);
				case Outcome.Failed<VirtualNetworkPeering>(var error) -> failed(error);
			};
		}
		catch (StepException ex) {
			if (ex.<Half>outcome() instanceof Outcome.Failed<Half>(var error)) {
				return failed(error);
			}
			throw ex;
		}
	}

	private Outcome<Half> failed(ApiError error) {
		return Hindrances.waits(error) ? new Outcome.Done<>(new Half(null, error))
				: new Outcome.Failed<>(this.refused.apply(error));
	}

	/**
	 * What came of it.
	 *
	 * @param made the half, or null
	 * @param hindrance what the customer has to do first, or null
	 */
	record Half(VirtualNetworkPeering made, ApiError hindrance) {
	}

}
