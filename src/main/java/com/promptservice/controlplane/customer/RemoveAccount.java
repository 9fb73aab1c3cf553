package com.promptservice.controlplane.customer;

import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Removes a customer's storage account, after another look right before: the data plane
 * may have written until it was told to forget the customer, and whoever goes on with a
 * removal later must not rely on what was found then.
 *
 * @param find name of the step that found the account
 */
record RemoveAccount(CustomerConfigs configs, DataGuard guard, String find,
		Step<Removed> removal) implements Step<Removed> {

	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		if (visit.follow().isEmpty()) {
			this.configs.withdraw(this.guard.customer(), this.guard.site().region(), visit::beforeChange);
			Optional<ApiError> objection = this.guard
				.objection(visit.output(this.find, FindAccount.Found.class).name());
			if (objection.isPresent()) {
				return new Outcome.Failed<>(objection.get());
			}
		}
		return this.removal.visit(visit);
	}

}
