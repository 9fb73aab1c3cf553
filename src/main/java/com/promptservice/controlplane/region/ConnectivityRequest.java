package com.promptservice.controlplane.region;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a POST of a connectivity test may hold.
 */
@Schema(name = "ConnectivityTestRequest", description = "From where to try the region's endpoints",
		example = """
				{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/customer-rg/providers/Microsoft.Compute/virtualMachines/jump"}""")
record ConnectivityRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 512,
		description = "ARM id of a running Linux machine on which the service may run a script",
		example = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/customer-rg/providers/Microsoft.Compute/virtualMachines/jump") String virtualMachineId,
		@Schema(description = "How long to wait for each port to answer. Default 5", minimum = "1", maximum = "30",
				example = "5") Integer timeoutSeconds) {
}
