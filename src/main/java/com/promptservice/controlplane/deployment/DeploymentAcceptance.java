package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import tools.jackson.databind.JsonNode;

/**
 * Accepts writes of deployments where their operations live: with their region.
 */
record DeploymentAcceptance(Acceptance acceptance, Clusters clusters, Regions regions) {

	/**
	 * Where a new deployment may live: the region that it names or that its cluster lies
	 * in, or when that is gone every one, since a repetition of an earlier request can
	 * still come.
	 */
	List<String> places(DeploymentRequest wanted) {
		Optional<String> region = (wanted.region() != null) ? this.regions.find(wanted.region()).map(RegionView::name)
				: this.clusters.find(wanted.cluster()).map((cluster) -> cluster.region().name());
		return region.map(List::of).orElseGet(() -> this.regions.all().stream().map(RegionView::name).toList());
	}

	static List<String> places(String deploymentId) {
		return List.of(Layout.placeOf(deploymentId));
	}

	/**
	 * Accepts the write in the first place that knows it.
	 */
	Accepted accept(List<String> places, ApiRequest request, JsonNode body, Function<String, Decision> decide) {
		RequestIdentity identity = RequestIdentity.of(request, body);
		List<String> all = places.isEmpty() ? List.of(DocumentName.HOME) : places;
		for (String place : all.subList(0, all.size() - 1)) {
			Optional<Accepted> replay = replayed(place, identity);
			if (replay.isPresent()) {
				return replay.get();
			}
		}
		return this.acceptance.accept(all.getLast(), identity, decide);
	}

	/**
	 * Only a request that names itself can be known anywhere else.
	 */
	private Optional<Accepted> replayed(String place, RequestIdentity identity) {
		if (identity.operationId() == null) {
			return Optional.empty();
		}
		Accepted accepted = this.acceptance.accept(place, identity, (id) -> new Decision.Nothing());
		return Optional.ofNullable((accepted.operation() != null) ? accepted : null);
	}

}
