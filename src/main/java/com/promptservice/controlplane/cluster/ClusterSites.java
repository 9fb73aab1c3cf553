package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Finds the region that a cluster is to lie in, and judges whether it can take it.
 */
record ClusterSites(Regions regions, ClusterStore clusters) {

	Optional<RegionView> find(String region) {
		return (region != null) ? this.regions.find(region) : Optional.empty();
	}

	/**
	 * The region.
	 * @throws ApiException ParentNotFound, RegionNotReady, AddressSpaceOverlap or
	 * SubnetFull, with every finding in {@code details} when there are several
	 */
	RegionView ready(ClusterSpec spec) {
		Optional<RegionView> site = find(spec.region());
		List<ApiError> findings = findings(spec, site);
		if (!findings.isEmpty()) {
			ApiError error = CheckPreconditions.together(findings);
			throw new ApiException(ErrorCode.valueOf(error.code()), error, Map.of());
		}
		return site.orElseThrow();
	}

	/**
	 * What the service's own documents say against the cluster.
	 */
	List<ApiError> findings(ClusterSpec spec) {
		return findings(spec, find(spec.region()));
	}

	private List<ApiError> findings(ClusterSpec spec, Optional<RegionView> site) {
		if (site.isEmpty()) {
			return List.of(ApiError.of(ErrorCode.ParentNotFound, "There is no region '" + spec.region() + "'")
				.withTarget("$.region"));
		}
		List<ApiError> findings = new ArrayList<>();
		if (!site.get().ready()) {
			findings.add(ApiError
				.of(ErrorCode.RegionNotReady, "Region '" + spec.region() + "' is " + site.get().provisioningState())
				.withTarget("$.region"));
		}
		findings.addAll(ClusterRoom.findings(spec, site.get(),
				ClusterRoom.beside(spec.cluster(), this.clusters.in(spec.region()))));
		return findings;
	}

}
