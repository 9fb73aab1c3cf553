package com.promptservice.controlplane.region;

import java.time.Instant;

import com.promptservice.controlplane.api.ApiError;

/**
 * A region as it is stored: what is wanted and what was observed, apart.
 *
 * @param activeOperationId the operation that owns the region, or null
 * @param error why the last operation failed, or null
 * @param provisionedAt when the region first stood with all that it owns, or null; from
 * then on its documents are in its own account
 */
record RegionDocument(int schemaVersion, String name, RegionSpec spec, RegionObserved observed,
		ProvisioningState provisioningState, String activeOperationId, Instant createdAt, Instant updatedAt,
		ApiError error, Instant provisionedAt) {

	private static final int VERSION = 1;

	/**
	 * A region that an operation is about to create.
	 */
	static RegionDocument created(RegionSpec spec, String operationId, Instant now) {
		return new RegionDocument(VERSION, spec.region(), spec, RegionObserved.NOTHING, ProvisioningState.Creating,
				operationId, now, now, null, null);
	}

	/**
	 * The region, owned by an operation from now on.
	 */
	RegionDocument claimed(RegionSpec wanted, ProvisioningState state, String operationId, Instant now) {
		return new RegionDocument(VERSION, this.name, wanted, this.observed, state, operationId, this.createdAt, now,
				null, this.provisionedAt);
	}

	/**
	 * The region after its operation ended.
	 */
	RegionDocument settled(RegionObserved seen, ProvisioningState state, ApiError why, Instant now) {
		boolean first = this.provisionedAt == null && state == ProvisioningState.Succeeded;
		return new RegionDocument(VERSION, this.name, this.spec, seen, state, null, this.createdAt, now, why,
				first ? now : this.provisionedAt);
	}

	/**
	 * The region after it has lost what it kept its own documents in.
	 */
	RegionDocument withoutDocuments() {
		return new RegionDocument(VERSION, this.name, this.spec, this.observed, this.provisioningState,
				this.activeOperationId, this.createdAt, this.updatedAt, this.error, null);
	}

}
