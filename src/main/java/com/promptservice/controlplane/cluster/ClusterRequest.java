package com.promptservice.controlplane.cluster;

import java.util.Map;

import com.promptservice.controlplane.api.ReadOnly;
import com.promptservice.controlplane.cluster.ClusterSettings.NodeTypes;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a PUT of a cluster may hold; the region and the number of App nodes are needed,
 * everything else has a default.
 */
@Schema(name = "ClusterCreateOrReplace",
		description = "A cluster as it is wanted. What cannot change after creation may be left out of a later PUT",
		example = """
				{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 3}}}""")
@ReadOnly({ "id", "name", "etag", "provisioningState", "activeOperationId", "createdAt", "updatedAt", "status",
		"error" })
record ClusterRequest(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The region that it lies in",
				example = "westus2", pattern = "^[a-z0-9]{3,30}$") String region,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) NodeTypes nodeTypes,
		@Schema(description = "IPv4 CIDR block of a subnet of its own, inside the region's network and /28 or larger; default is the region's shared subnet",
				example = "10.0.1.0/24", maxLength = 18) String subnetAddressPrefix,
		@Schema(description = "Further tags of every resource, over the region's own: names up to 128 characters, values up to 256",
				example = "{\"environment\": \"test\"}") Map<String, String> tags) {
}
