package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ReadOnly;
import com.promptservice.controlplane.region.RegionSettings.Dataplane;
import com.promptservice.controlplane.region.RegionSettings.Identity;
import com.promptservice.controlplane.region.RegionSettings.Network;
import com.promptservice.controlplane.region.RegionSettings.PeeringPolicy;
import com.promptservice.controlplane.region.RegionSettings.RegionLoadBalancer;
import com.promptservice.controlplane.region.RegionSettings.RegionVault;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a PUT of a region may hold; only the subscription is needed, everything else has a
 * default.
 */
@Schema(name = "RegionCreateOrReplace",
		description = "A region as it is wanted. What cannot change after creation may be left out of a later PUT",
		example = """
				{"subscriptionId": "00000000-0000-0000-0000-000000000001"}""")
@ReadOnly({ "id", "name", "etag", "provisioningState", "activeOperationId", "createdAt", "updatedAt", "status",
		"error" })
record RegionRequest(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Azure subscription of the resources",
				format = "uuid", example = "00000000-0000-0000-0000-000000000001") String subscriptionId,
		@Schema(description = "Azure's name of the region. Default the region's own name", example = "westus2",
				pattern = "^[a-z0-9]{3,30}$") String location,
		@Schema(description = "Made when it does not exist", example = "azureprompt_dp", minLength = 1,
				maxLength = 90) String resourceGroupName,
		@Schema(description = "Holds the customers' storage accounts. Default promptservice-regional-storage-<region>",
				example = "promptservice-regional-storage-westus2", minLength = 1,
				maxLength = 90) String userContentResourceGroupName,
		Network network, Identity identity, RegionVault keyVault, RegionLoadBalancer loadBalancer, Dataplane dataplane,
		PeeringPolicy peeringPolicy,
		@ArraySchema(maxItems = 64,
				arraySchema = @Schema(description = "IPv4 CIDR blocks that no customer's network may overlap"),
				schema = @Schema(example = "10.255.0.0/16", maxLength = 18)) List<String> reservedAddressPrefixes,
		@ArraySchema(maxItems = 64,
				arraySchema = @Schema(description = "IPv4 CIDR blocks from which clusters may be administered"),
				schema = @Schema(example = "203.0.113.0/24", maxLength = 18)) List<String> adminAddressPrefixes,
		@Schema(description = "Tags of every resource: at most 49, names up to 128 characters, values up to 256",
				example = "{\"environment\": \"test\"}") Map<String, String> tags) {
}
