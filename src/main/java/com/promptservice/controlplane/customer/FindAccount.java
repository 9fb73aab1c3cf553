package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Settles the name of a customer's storage account in a region: the recorded one, that of
 * an account whose making was not recorded, or one that is free.
 *
 * @param names null to find only what there is
 */
record FindAccount(AzureLookups lookups, NameAvailability names, String customer,
		CustomerSite site) implements Step<FindAccount.Found> {

	@Override
	public Class<Found> outputType() {
		return Found.class;
	}

	@Override
	public Outcome<Found> visit(Visit visit) {
		if (this.site.accountName() != null) {
			return new Outcome.Done<>(new Found(this.site.accountName()));
		}
		List<String> candidates = AccountNames.candidates(this.customer, this.site.region(), this.site.at());
		for (String name : candidates) {
			Optional<String> owner = this.lookups.storageAccountOwner(this.site.account(name));
			if (owner.filter(this.site.at().owner()::equals).isPresent()) {
				return new Outcome.Done<>(new Found(name));
			}
			if (owner.isEmpty() && isFree(name)) {
				return new Outcome.Done<>(new Found(name));
			}
		}
		return (this.names == null) ? new Outcome.Done<>(new Found(null))
				: new Outcome.Failed<>(ApiError.of(ErrorCode.NameTaken,
						"Every name for the customer's storage account belongs to somebody else: "
								+ String.join(", ", candidates)));
	}

	private boolean isFree(String name) {
		return this.names != null && this.names.storageAccount(this.site.at().subscriptionId(), name).available();
	}

	/**
	 * The account.
	 *
	 * @param name null when there is none
	 */
	record Found(String name) {
	}

}
