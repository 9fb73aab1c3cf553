package com.promptservice.controlplane.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.region.ProvisioningState;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A deployment as clients see it.
 */
@Schema(name = "Deployment", description = "A version of a package on one cluster or on every cluster of a region")
record DeploymentResource(@Schema(example = "/deployments/westus2.01938a5c-0000-7000-8000-000000000001") String id,
		@Schema(example = "westus2.01938a5c-0000-7000-8000-000000000001") String name,
		@Schema(description = "Strong ETag of this representation") String etag, ProvisioningState provisioningState,
		@Schema(description = "The operation that is carrying it out or rolling it back") String activeOperationId,
		Instant createdAt, Instant updatedAt, @Schema(example = "westus2") String region,
		@Schema(description = "The cluster, or absent when every cluster of the region is meant",
				example = "kvs-wus2-01") String cluster,
		@JsonProperty("package") @Schema(name = "package") PackageReference packageReference,
		Map<String, String> parameters, UpgradePolicy upgradePolicy,
		@Schema(description = "How it stands on each cluster, in the order of their turns") List<ClusterOutcome> status,
		@Schema(description = "Why the last operation failed") ApiError error) {

	static DeploymentResource of(DeploymentDocument document) {
		DeploymentResource plain = new DeploymentResource("/deployments/" + document.id(), document.id(), null,
				document.provisioningState(), document.activeOperationId(), document.createdAt(), document.updatedAt(),
				document.region(), document.cluster(), document.packageReference(), document.parameters(),
				document.upgradePolicy(), document.outcomes(), document.error());
		return new DeploymentResource(plain.id, plain.name, EntityTag.of(plain), plain.provisioningState,
				plain.activeOperationId, plain.createdAt, plain.updatedAt, plain.region, plain.cluster,
				plain.packageReference, plain.parameters, plain.upgradePolicy, plain.status, plain.error);
	}

}
