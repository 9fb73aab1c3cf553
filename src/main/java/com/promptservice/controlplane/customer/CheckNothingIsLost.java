package com.promptservice.controlplane.customer;

import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Fails before anything is taken away when something would be lost by it.
 *
 * @param find name of the step that found the account
 */
record CheckNothingIsLost(DataGuard guard, String find) implements Step<FindAccount.Found> {

	@Override
	public Class<FindAccount.Found> outputType() {
		return FindAccount.Found.class;
	}

	@Override
	public Outcome<FindAccount.Found> visit(Visit visit) {
		FindAccount.Found found = visit.output(this.find, FindAccount.Found.class);
		Optional<ApiError> objection = this.guard.objection(found.name());
		return objection.isPresent() ? new Outcome.Failed<>(objection.get()) : new Outcome.Done<>(found);
	}

}
