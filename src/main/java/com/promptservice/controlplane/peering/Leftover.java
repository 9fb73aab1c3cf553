package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Tells of the half that the customer has to remove by itself.
 *
 * @param network ARM id of the customer's network
 */
record Leftover(String network) implements Step<Removed> {

	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		return new Outcome.Done<>(new Removed(null, false, note(this.network)));
	}

	/**
	 * What the customer should know.
	 * @param what its half, or the network that it is in
	 */
	static String note(String what) {
		return "The customer's half of the peering is left to the customer: it carries no traffic any more, and keeps "
				+ "the network from being peered with this region again until it is deleted ('az network vnet peering "
				+ "delete' on " + what + ").";
	}

}
