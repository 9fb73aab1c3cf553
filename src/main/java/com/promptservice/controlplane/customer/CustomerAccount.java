package com.promptservice.controlplane.customer;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A customer's storage account in a region.
 *
 * @param blobEndpoint null until Azure has made the account
 */
@Schema(name = "CustomerStorageAccount", description = "Where the customer's data of one region lies")
public record CustomerAccount(@Schema(example = "westus2") String region,
		@Schema(example = "kvscontoso4f1d2a90b7") String name, @Schema(description = "ARM id") String resourceId,
		@Schema(example = "https://kvscontoso4f1d2a90b7.blob.core.windows.net/") String blobEndpoint) {
}
