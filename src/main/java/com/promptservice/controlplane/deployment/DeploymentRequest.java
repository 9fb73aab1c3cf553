package com.promptservice.controlplane.deployment;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.promptservice.controlplane.api.ReadOnly;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a POST of a deployment may hold: a package and either a cluster or a region.
 */
@Schema(name = "DeploymentCreate",
		description = "What is to run where: on one cluster, or on every cluster of a region, "
				+ "one after the other and no further than the first that fails",
		example = """
				{"cluster": "kvs-wus2-01", "package": {"name": "KVStoreServer", "version": "1.0.0"}}""")
@ReadOnly({ "id", "name", "etag", "provisioningState", "activeOperationId", "createdAt", "updatedAt", "status",
		"error" })
record DeploymentRequest(
		@Schema(description = "The cluster, unless a region is given", example = "kvs-wus2-01",
				pattern = "^[a-z][a-z0-9-]{2,21}[a-z0-9]$") String cluster,
		@Schema(description = "The region all of whose clusters are meant, unless a cluster is given",
				example = "westus2", pattern = "^[a-z0-9]{3,30}$") String region,
		@JsonProperty("package") @Schema(name = "package",
				requiredMode = Schema.RequiredMode.REQUIRED) PackageReference packageReference,
		@Schema(description = "Parameters of the application's manifest, for those that are not to have their defaults",
				example = "{\"LogLevel\": \"Information\"}") Map<String, String> parameters,
		UpgradePolicy upgradePolicy) {

	DeploymentRequest {
		parameters = (parameters != null) ? parameters : Map.of();
	}

}
