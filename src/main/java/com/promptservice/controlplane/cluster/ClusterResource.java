package com.promptservice.controlplane.cluster;

import java.time.Instant;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.cluster.ClusterSettings.NodeTypes;
import com.promptservice.controlplane.region.ProvisioningState;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A cluster as clients see it.
 */
@Schema(name = "Cluster", description = "A Service Fabric managed cluster whose App nodes serve the region's endpoint")
record ClusterResource(@Schema(example = "/clusters/kvs-wus2-01") String id,
		@Schema(example = "kvs-wus2-01") String name,
		@Schema(description = "Strong ETag of this representation") String etag, ProvisioningState provisioningState,
		@Schema(description = "The operation that is changing the cluster or what runs on it") String activeOperationId,
		Instant createdAt, Instant updatedAt, @Schema(example = "westus2") String region, NodeTypes nodeTypes,
		String subnetAddressPrefix, Map<String, String> tags, ClusterObserved status,
		@Schema(description = "Why the last operation failed") ApiError error) {

	static ClusterResource of(ClusterDocument document) {
		ClusterSpec spec = document.spec();
		return new ClusterResource("/clusters/" + document.name(), document.name(), null, document.provisioningState(),
				document.busyWith(), document.createdAt(), document.updatedAt(), spec.region(), spec.nodeTypes(),
				spec.subnetAddressPrefix(), spec.tags(), document.observed(), document.error());
	}

	ClusterResource withEtag(String newEtag) {
		return new ClusterResource(this.id, this.name, newEtag, this.provisioningState, this.activeOperationId,
				this.createdAt, this.updatedAt, this.region, this.nodeTypes, this.subnetAddressPrefix, this.tags,
				this.status, this.error);
	}

}
