package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Representations;
import com.promptservice.controlplane.api.Submitted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be known of a cluster without changing it.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/clusters", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Clusters")
class ClusterViewsController {

	private final ClusterStore clusters;

	private final ClusterRequests requests;

	private final ClusterPreviews previews;

	ClusterViewsController(ClusterStore clusters, ClusterRequests requests, ClusterPreviews previews) {
		this.clusters = clusters;
		this.requests = requests;
		this.previews = previews;
	}

	@GetMapping(ClusterController.ONE + "/config")
	@Operation(operationId = "Clusters_GetConfig", summary = "Read the <cluster>.config.json that the data plane reads")
	ResponseEntity<ClusterConfig> config(@PathVariable String cluster,
			@Parameter(description = "An earlier version; the last 20 are kept",
					schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "2147483647"),
					example = "1") @RequestParam(required = false) Integer version,
			ApiRequest request) {
		ClusterDocument document = this.clusters.get(cluster);
		if (version != null) {
			new Findings().require(version >= 1, ErrorCode.OutOfRange, "query:version", version + " must be at least 1")
				.throwIfAny();
			return Representations.ok(this.clusters.config(document.spec().region(), cluster, version), request);
		}
		ClusterConfig config = this.clusters.config(document.spec().region(), cluster)
			.orElseThrow(() -> new ApiException(ErrorCode.ClusterNotReady, "Cluster '" + cluster + "' is "
					+ document.provisioningState() + " and has no published configuration"));
		return Representations.ok(config, request);
	}

	@PostMapping(ClusterController.ONE + ":whatIf")
	@Operation(operationId = "Clusters_WhatIf", summary = "See what a PUT would come to, without changing anything")
	ResponseEntity<ClusterWhatIf> whatIf(@PathVariable String cluster, @RequestBody Submitted<ClusterRequest> body) {
		return ResponseEntity.ok(this.previews.of(cluster, this.requests.valid(cluster, body)));
	}

}
