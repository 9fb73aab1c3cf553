package com.promptservice.controlplane.customer;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A customer as clients see it.
 */
@Schema(name = "Customer",
		description = "Who may bring networks, from which subscriptions, and where its data lies. The customer itself does not see status, operation and error")
record CustomerResource(@Schema(example = "/customers/contoso") String id, @Schema(example = "contoso") String name,
		@Schema(description = "Strong ETag of this representation") String etag, ProvisioningState provisioningState,
		@Schema(description = "The operation that is changing the customer") String activeOperationId,
		Instant createdAt, Instant updatedAt, @Schema(example = "Contoso") String displayName,
		List<CustomerTenant> tenants, @Schema(example = "[\"westus2\"]") List<String> regions, CustomerObserved status,
		@Schema(description = "Why the last operation failed") ApiError error) {

	/**
	 * What the team sees.
	 */
	static CustomerResource of(CustomerDocument document) {
		CustomerSpec spec = document.spec();
		return new CustomerResource("/customers/" + document.name(), document.name(), null,
				document.provisioningState(), document.activeOperationId(), document.createdAt(), document.updatedAt(),
				spec.displayName(), spec.tenants(), spec.regions(), document.observed(), document.error());
	}

	/**
	 * What the customer sees of itself: nothing of the team's Azure, and no error, which
	 * may name another customer.
	 */
	CustomerResource forItself() {
		return new CustomerResource(this.id, this.name, null, this.provisioningState, null, this.createdAt,
				this.updatedAt, this.displayName, this.tenants, this.regions, null, null);
	}

	CustomerResource withEtag(String newEtag) {
		return new CustomerResource(this.id, this.name, newEtag, this.provisioningState, this.activeOperationId,
				this.createdAt, this.updatedAt, this.displayName, this.tenants, this.regions, this.status, this.error);
	}

}
