package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Makes sure that the cluster's name is its own in every region, before anything of it is
 * built.
 */
record ReserveName(ClusterReservations reservations, ClusterSpec spec) implements Step<ReserveName.Reserved> {

	@Override
	public Class<Reserved> outputType() {
		return Reserved.class;
	}

	@Override
	public Outcome<Reserved> visit(Visit visit) {
		String region = this.spec.region();
		String holder = this.reservations.regionOf(this.spec.cluster()).orElse(null);
		if (!region.equals(holder)) {
			visit.beforeChange();
			holder = this.reservations.reserve(this.spec.cluster(), region);
		}
		return region.equals(holder) ? new Outcome.Done<>(new Reserved(this.spec.cluster(), region))
				: new Outcome.Failed<>(taken(this.spec.cluster(), holder));
	}

	static ApiError taken(String cluster, String region) {
		return ApiError
			.of(ErrorCode.NameTaken, "The name '" + cluster + "' belongs to a cluster in region '" + region + "'")
			.withTarget("path:cluster");
	}

	/**
	 * The reserved name.
	 */
	record Reserved(String name, String region) {
	}

}
