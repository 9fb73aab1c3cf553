package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.api.ReadOnly;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a POST of a peering may hold.
 */
@Schema(name = "PeeringCreate", description = "A peering as it is wanted",
		example = """
				{"region": "westus2", "virtualNetworkId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/contoso-rg/providers/Microsoft.Network/virtualNetworks/contoso-vnet"}""")
@ReadOnly({ "id", "name", "etag", "provisioningState", "activeOperationId", "createdAt", "updatedAt", "addressPrefixes",
		"serviceVirtualNetworkId", "endpoints", "connectionState", "error" })
record PeeringRequest(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "westus2",
				pattern = "^[a-z0-9]{3,30}$") String region,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ARM id of the customer's virtual network",
				maxLength = VirtualNetworkId.LONGEST) String virtualNetworkId,
		@Schema(description = "Who makes the customer's half: the customer, or the service with rights that the customer grants",
				allowableValues = {
						"customerManaged", "delegated" },
				defaultValue = "customerManaged", example = "customerManaged") String mode,
		@Schema(description = "Whom to tell about the peering", example = "network@contoso.example",
				maxLength = 254) String contactEmail,
		@Schema(description = "On whose behalf; only an operator may set another than its own", example = "contoso",
				maxLength = 30) String customer){
}
