package com.promptservice.controlplane.region;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.RegionSettings.Dataplane;
import com.promptservice.controlplane.region.RegionSettings.Identity;
import com.promptservice.controlplane.region.RegionSettings.Network;
import com.promptservice.controlplane.region.RegionSettings.PeeringPolicy;
import com.promptservice.controlplane.region.RegionSettings.RegionLoadBalancer;
import com.promptservice.controlplane.region.RegionSettings.RegionVault;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A region as clients see it.
 */
@Schema(name = "Region", description = "A region: the shared assets of its clusters")
record RegionResource(@Schema(example = "/regions/westus2") String id, @Schema(example = "westus2") String name,
		@Schema(description = "Strong ETag of this representation") String etag, ProvisioningState provisioningState,
		@Schema(description = "The operation that is changing the region") String activeOperationId, Instant createdAt,
		Instant updatedAt, String subscriptionId, String location, String resourceGroupName,
		String userContentResourceGroupName, Network network, Identity identity, RegionVault keyVault,
		RegionLoadBalancer loadBalancer, Dataplane dataplane, PeeringPolicy peeringPolicy,
		List<String> reservedAddressPrefixes, List<String> adminAddressPrefixes, Map<String, String> tags,
		RegionObserved status, @Schema(description = "Why the last operation failed") ApiError error) {

	static RegionResource of(RegionDocument document) {
		RegionSpec spec = document.spec();
		return new RegionResource("/regions/" + document.name(), document.name(), null, document.provisioningState(),
				document.activeOperationId(), document.createdAt(), document.updatedAt(), spec.subscriptionId(),
				spec.location(), spec.resourceGroupName(), spec.userContentResourceGroupName(), spec.network(),
				spec.identity(), spec.keyVault(), spec.loadBalancer(), spec.dataplane(), spec.peeringPolicy(),
				spec.reservedAddressPrefixes(), spec.adminAddressPrefixes(), spec.tags(), document.observed(),
				document.error());
	}

	RegionResource withEtag(String newEtag) {
		return new RegionResource(this.id, this.name, newEtag, this.provisioningState, this.activeOperationId,
				this.createdAt, this.updatedAt, this.subscriptionId, this.location, this.resourceGroupName,
				this.userContentResourceGroupName, this.network, this.identity, this.keyVault, this.loadBalancer,
				this.dataplane, this.peeringPolicy, this.reservedAddressPrefixes, this.adminAddressPrefixes, this.tags,
				this.status, this.error);
	}

}
