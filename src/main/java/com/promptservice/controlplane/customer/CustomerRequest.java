package com.promptservice.controlplane.customer;

import java.util.List;

import com.promptservice.controlplane.api.ReadOnly;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a PUT of a customer may hold; only its tenants are needed.
 */
@Schema(name = "CustomerCreateOrReplace", description = "A customer as it is wanted",
		example = """
				{"displayName": "Contoso", "tenants": [{"tenantId": "8f3a1c52-0002-4c00-9000-000000000002", "subscriptionIds": ["22222222-2222-2222-2222-222222222222"]}], "regions": ["westus2"]}""")
@ReadOnly({ "id", "name", "etag", "provisioningState", "activeOperationId", "createdAt", "updatedAt", "status",
		"error" })
record CustomerRequest(
		@Schema(description = "For people. Default the customer's name", example = "Contoso", minLength = 1,
				maxLength = 100) String displayName,
		@ArraySchema(minItems = 1, maxItems = 20, arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED,
				description = "Each tenant and subscription belongs to one customer only")) List<CustomerTenant> tenants,
		@ArraySchema(maxItems = 60, arraySchema = @Schema(
				description = "Where the customer may be connected; it has a storage account in each. Default none"),
				schema = @Schema(example = "westus2", pattern = "^[a-z0-9]{3,30}$")) List<String> regions) {
}
