package com.promptservice.controlplane.cluster;

import java.util.Optional;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.RegionFindings;

/**
 * Reads and judges the bodies of writes.
 */
final class ClusterRequests {

	private final ClusterStore clusters;

	private final ClusterSites sites;

	private final ClusterDefaults defaults;

	private final ClusterRepresentations representations;

	ClusterRequests(ClusterStore clusters, ClusterSites sites, ClusterDefaults defaults,
			ClusterRepresentations representations) {
		this.clusters = clusters;
		this.sites = sites;
		this.defaults = defaults;
		this.representations = representations;
	}

	/**
	 * The request.
	 * @throws ApiException InvalidRequest with every finding
	 */
	ClusterRequest valid(String cluster, Submitted<ClusterRequest> body) {
		Optional<ClusterDocument> current = this.clusters.find(cluster).map(Versioned::value);
		ClusterSpec existing = current.map(ClusterDocument::spec).orElse(null);
		body.readOnly(cluster, current.map(this.representations::of).map(this.clusters::tree).orElse(null));
		return body.value((request, findings) -> {
			ClusterSpec spec = this.defaults.complete(cluster, request, existing);
			findings.require(request.region() != null, ErrorCode.RequiredFieldMissing, "$.region",
					"'region' is missing");
			ClusterValidation.judge(spec, this.sites.find(spec.region()).orElse(null), findings);
		});
	}

	/**
	 * The request to change a number of nodes.
	 * @throws ApiException InvalidRequest with every finding
	 */
	ClusterScaleRequest valid(Submitted<ClusterScaleRequest> body) {
		return body.value(ClusterRequests::judge);
	}

	private static void judge(ClusterScaleRequest request, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		boolean app = ClusterAssets.APP.equals(request.nodeType());
		if (findings.has(request.nodeType(), "nodeType", "") && !app
				&& !ClusterAssets.SYSTEM.equals(request.nodeType())) {
			findings.add(ErrorCode.InvalidFormat, "nodeType",
					RegionFindings.shown(request.nodeType()) + " must be System or App");
		}
		if (findings.has(request.instanceCount(), "instanceCount", "")) {
			ClusterValidation.count(findings, "instanceCount", request.instanceCount(),
					app ? ClusterValidation.FEWEST_APP : ClusterValidation.FEWEST_SYSTEM);
		}
	}

}
