package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A peering as clients see it.
 */
@Schema(name = "Peering", description = "A customer's virtual network joined with a region's")
record PeeringResource(@Schema(example = "/peerings/westus2.01938a5c-0000-7000-8000-000000000001") String id,
		@Schema(example = "westus2.01938a5c-0000-7000-8000-000000000001") String name,
		@Schema(description = "Strong ETag of this representation") String etag,
		@Schema(description = "Of the service's own part") ProvisioningState provisioningState,
		@Schema(description = "The operation that is changing the peering") String activeOperationId, Instant createdAt,
		Instant updatedAt, @Schema(example = "westus2") String region, @Schema(example = "contoso") String customer,
		String virtualNetworkId, PeeringMode mode, String contactEmail,
		@Schema(description = "Of the customer's network, as Azure shows it",
				example = "[\"10.1.0.0/16\"]") List<String> addressPrefixes,
		@Schema(description = "The region's network, for the customer's half") String serviceVirtualNetworkId,
		@Schema(example = "[\"grpc://10.0.0.4:8085\", \"grpc://10.0.0.4:8086\"]") List<String> endpoints,
		ConnectionState connectionState, @Schema(description = "Why the last operation failed") ApiError error) {

	static PeeringResource of(PeeringDocument document, ConnectionState connection) {
		PeeringSpec spec = document.spec();
		List<String> endpoints = document.site()
			.grpcPorts()
			.stream()
			.map((port) -> "grpc://" + document.site().privateIp() + ":" + port)
			.toList();
		return new PeeringResource(spec.path(), spec.id(), null, document.provisioningState(),
				document.activeOperationId(), document.createdAt(), document.updatedAt(), spec.region(),
				spec.customer(), spec.virtualNetworkId(), spec.mode(), spec.contactEmail(),
				document.observed().addressPrefixes(), document.site().virtualNetworkId(), endpoints, connection,
				document.error());
	}

	PeeringResource withEtag(String newEtag) {
		return new PeeringResource(this.id, this.name, newEtag, this.provisioningState, this.activeOperationId,
				this.createdAt, this.updatedAt, this.region, this.customer, this.virtualNetworkId, this.mode,
				this.contactEmail, this.addressPrefixes, this.serviceVirtualNetworkId, this.endpoints,
				this.connectionState, this.error);
	}

}
