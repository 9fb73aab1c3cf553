package com.promptservice.controlplane.cluster;

import java.time.Instant;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * A cluster as it is stored: what is wanted and what was observed, apart.
 *
 * @param site the region as it was when the cluster was last written; a cluster can be
 * removed by it whatever becomes of the region
 * @param activeOperationId the operation that owns the cluster, or null
 * @param heldBy the operation that changes what runs on the cluster, or null
 * @param error why the last operation failed, or null
 */
record ClusterDocument(int schemaVersion, String name, ClusterSpec spec, RegionView site, ClusterObserved observed,
		ProvisioningState provisioningState, String activeOperationId, String heldBy, Instant createdAt,
		Instant updatedAt, ApiError error) {

	private static final int VERSION = 1;

	/**
	 * A cluster that an operation is about to create.
	 */
	static ClusterDocument created(ClusterSpec spec, RegionView site, String operationId, Instant now) {
		return new ClusterDocument(VERSION, spec.cluster(), spec, site, ClusterObserved.NOTHING,
				ProvisioningState.Creating, operationId, null, now, now, null);
	}

	/**
	 * The cluster, owned by an operation from now on.
	 */
	ClusterDocument claimed(ClusterSpec wanted, RegionView where, ProvisioningState state, String operationId,
			Instant now) {
		return new ClusterDocument(VERSION, this.name, wanted, where, this.observed, state, operationId, null,
				this.createdAt, now, null);
	}

	/**
	 * The cluster after its operation ended.
	 */
	ClusterDocument settled(ClusterObserved seen, ProvisioningState state, ApiError why, Instant now) {
		return new ClusterDocument(VERSION, this.name, this.spec, this.site, seen, state, null, null, this.createdAt,
				now, why);
	}

	/**
	 * The cluster as Azure shows it now.
	 */
	ClusterDocument observed(ClusterObserved seen, Instant now) {
		return new ClusterDocument(VERSION, this.name, this.spec, this.site, seen, this.provisioningState,
				this.activeOperationId, this.heldBy, this.createdAt, now, this.error);
	}

	/**
	 * The cluster, kept from being changed by an operation that changes what runs on it.
	 * @param operationId null to let go
	 */
	ClusterDocument held(String operationId) {
		return new ClusterDocument(VERSION, this.name, this.spec, this.site, this.observed, this.provisioningState,
				this.activeOperationId, operationId, this.createdAt, this.updatedAt, this.error);
	}

	/**
	 * Whether no operation owns the cluster or changes what runs on it.
	 */
	boolean isAtRest() {
		return this.provisioningState.isAtRest() && this.heldBy == null;
	}

	/**
	 * The operation that is at work here, or null.
	 */
	String busyWith() {
		return (this.activeOperationId != null) ? this.activeOperationId : this.heldBy;
	}

}
