package com.promptservice.controlplane.customer;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An Entra tenant of a customer and those of its subscriptions that the customer may
 * bring networks from.
 */
@Schema(name = "CustomerTenant", description = "A tenant of the customer; its members act for the customer here")
public record CustomerTenant(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "uuid",
				example = "8f3a1c52-0002-4c00-9000-000000000002") String tenantId,
		@ArraySchema(maxItems = 100,
				arraySchema = @Schema(
						description = "Subscriptions of this tenant; each belongs to one customer only. Default none"),
				schema = @Schema(format = "uuid",
						example = "22222222-2222-2222-2222-222222222222")) List<String> subscriptionIds) {
}
