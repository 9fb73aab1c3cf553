package com.promptservice.controlplane.customer;

import java.time.Instant;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * A customer as it is stored: what is wanted and what was observed, apart.
 *
 * @param activeOperationId the operation that owns the customer, or null
 * @param error why the last operation failed, or null
 */
record CustomerDocument(int schemaVersion, String name, CustomerSpec spec, CustomerObserved observed,
		ProvisioningState provisioningState, String activeOperationId, Instant createdAt, Instant updatedAt,
		ApiError error) {

	private static final int VERSION = 1;

	/**
	 * A customer that an operation is about to create.
	 */
	static CustomerDocument created(CustomerSpec spec, String operationId, Instant now) {
		return new CustomerDocument(VERSION, spec.customer(), spec, CustomerObserved.NOTHING,
				ProvisioningState.Creating, operationId, now, now, null);
	}

	/**
	 * The customer, owned by an operation from now on.
	 */
	CustomerDocument claimed(CustomerSpec wanted, ProvisioningState state, String operationId, Instant now) {
		return new CustomerDocument(VERSION, this.name, wanted, this.observed, state, operationId, this.createdAt, now,
				null);
	}

	/**
	 * The customer after its operation ended.
	 */
	CustomerDocument settled(CustomerSpec is, CustomerObserved seen, ProvisioningState state, ApiError why,
			Instant now) {
		return new CustomerDocument(VERSION, this.name, is, seen, state, null, this.createdAt, now, why);
	}

}
