package com.promptservice.controlplane.peering;

import java.time.Instant;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * A peering as it is stored: what is wanted and what was observed, apart.
 *
 * @param site the region as it was when the peering was asked for
 * @param activeOperationId the operation that owns the peering, or null
 * @param requestedBy who asked for it; operations that the service starts by itself run
 * in this name
 * @param halfOpenSince since when it waits to be connected for the first time
 * @param expiredAt when it was given up since nobody connected it, or null
 * @param error why the last operation failed, or null
 */
record PeeringDocument(int schemaVersion, String id, PeeringSpec spec, RegionView site, PeeringApproval approval,
		PeeringObserved observed, ProvisioningState provisioningState, String activeOperationId, Caller requestedBy,
		Instant createdAt, Instant updatedAt, Instant halfOpenSince, Instant expiredAt, ApiError error) {

	private static final int VERSION = 1;

	/**
	 * A peering that an operation is about to create.
	 */
	static PeeringDocument created(PeeringSpec spec, RegionView site, PeeringApproval approval, Caller requestedBy,
			String operationId, Instant now) {
		return new PeeringDocument(VERSION, spec.id(), spec, site, approval, PeeringObserved.NOTHING,
				ProvisioningState.Creating, operationId, requestedBy, now, now, now, null, null);
	}

	/**
	 * The peering, owned by an operation from now on.
	 */
	PeeringDocument claimed(PeeringApproval decision, ProvisioningState state, String operationId, Instant now) {
		boolean decided = decision.state() != this.approval.state();
		return new PeeringDocument(VERSION, this.id, this.spec, this.site, decision, this.observed, state, operationId,
				this.requestedBy, this.createdAt, now, decided ? now : this.halfOpenSince, this.expiredAt, null);
	}

	/**
	 * The peering after its operation ended.
	 */
	PeeringDocument settled(PeeringObserved seen, ProvisioningState state, ApiError why, Instant now) {
		return new PeeringDocument(VERSION, this.id, this.spec, this.site, this.approval, seen, state, null,
				this.requestedBy, this.createdAt, now, this.halfOpenSince, this.expiredAt, why);
	}

	/**
	 * The peering as Azure shows it now.
	 */
	PeeringDocument observed(PeeringObserved seen, Instant now) {
		return new PeeringDocument(VERSION, this.id, this.spec, this.site, this.approval, seen, this.provisioningState,
				this.activeOperationId, this.requestedBy, this.createdAt, now, this.halfOpenSince, this.expiredAt,
				this.error);
	}

	/**
	 * The peering, refused by an operator.
	 */
	PeeringDocument rejected(PeeringApproval decision, Instant now) {
		return new PeeringDocument(VERSION, this.id, this.spec, this.site, decision, this.observed,
				this.provisioningState, null, this.requestedBy, this.createdAt, now, this.halfOpenSince, this.expiredAt,
				this.error);
	}

	/**
	 * The peering, given up since nobody connected it.
	 */
	PeeringDocument expired(Instant now) {
		return new PeeringDocument(VERSION, this.id, this.spec, this.site, this.approval, PeeringObserved.NOTHING,
				ProvisioningState.Succeeded, null, this.requestedBy, this.createdAt, now, this.halfOpenSince, now,
				null);
	}

	boolean isAtRest() {
		return this.provisioningState.isAtRest();
	}

	/**
	 * Whether it is over: it keeps no range and no network, and only DELETE is left.
	 */
	boolean hasEnded() {
		return this.expiredAt != null || this.approval.state() == PeeringApproval.State.Rejected;
	}

}
