package com.promptservice.controlplane.peering;

import java.time.Instant;

/**
 * Whether the region admits the peering.
 *
 * @param by key of the caller who decided, or null when the region's policy did
 * @param note what the caller said, or null
 * @param at when it was decided, or null while it is pending
 */
record PeeringApproval(State state, String by, String note, Instant at) {

	static final PeeringApproval PENDING = new PeeringApproval(State.Pending, null, null, null);

	static PeeringApproval approved(String by, String note, Instant at) {
		return new PeeringApproval(State.Approved, by, note, at);
	}

	static PeeringApproval rejected(String by, String note, Instant at) {
		return new PeeringApproval(State.Rejected, by, note, at);
	}

	boolean isApproved() {
		return this.state == State.Approved;
	}

	/**
	 * How the decision stands.
	 */
	enum State {

		Pending, Approved, Rejected

	}

}
