package com.promptservice.controlplane.peering;

import java.util.function.Predicate;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.operation.Visit;

/**
 * Removes the customer's half as far as the customer lets the service; what stays is told
 * and does no harm: without the region's half no traffic flows.
 *
 * @param due whether there is anything to remove
 * @param id ARM id of the half
 */
record TolerantRemoval(Step<Removed> removal, Predicate<Visit> due, String id) implements Step<Removed> {

	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		try {
			if (visit.follow().isEmpty() && !this.due.test(visit)) {
				return new Outcome.Done<>(new Removed(null, false, null));
			}
			Outcome<Removed> outcome = this.removal.visit(visit);
			return (outcome instanceof Outcome.Failed<Removed>(var error) && isCustomers(error)) ? left() : outcome;
		}
		catch (StepException ex) {
			if (isCustomers(ex.error())) {
				return left();
			}
			throw ex;
		}
	}

	private Outcome<Removed> left() {
		return new Outcome.Done<>(new Removed(this.id, true, Leftover.note(this.id)));
	}

	private static boolean isCustomers(ApiError error) {
		return Hindrances.isGrant(error) || ErrorCode.RemoteVnetNotFound.name().equals(error.code());
	}

}
