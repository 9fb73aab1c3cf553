package com.promptservice.controlplane.cluster;

import java.util.List;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import tools.jackson.databind.JsonNode;

/**
 * Accepts writes of clusters where their operations live: with their region.
 */
record ClusterAcceptance(Acceptance acceptance, ClusterReservations reservations, Regions regions) {

	/**
	 * Where the operations of a cluster may live: its region, or when it has none any
	 * more, every one, since a repetition of the last request can still come.
	 */
	List<String> places(String cluster) {
		return this.reservations.regionOf(cluster)
			.map(List::of)
			.orElseGet(() -> this.regions.all().stream().map(RegionView::name).toList());
	}

	/**
	 * Accepts the write in the first place that knows it.
	 */
	Accepted accept(List<String> places, ApiRequest request, JsonNode body, Function<String, Decision> decide) {
		return accept(places, RequestIdentity.of(request, body), decide);
	}

	Accepted accept(List<String> places, RequestIdentity identity, Function<String, Decision> decide) {
		Accepted accepted = null;
		for (String place : places.isEmpty() ? List.of(DocumentName.HOME) : places) {
			accepted = this.acceptance.accept(place, identity, decide);
			if (accepted.operation() != null || identity.operationId() == null) {
				return accepted;
			}
		}
		return accepted;
	}

}
