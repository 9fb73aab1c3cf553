package com.promptservice.controlplane.customer;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.promptservice.controlplane.region.RoutingSource;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * {@code customers/<customer>.json} as the data plane reads it; its fields are a contract
 * with software outside this service.
 */
@JsonPropertyOrder({ "customer", "region", "storageAccount", "blobEndpoint", "addressPrefixes" })
@Schema(description = "What the data plane of a region reads of a customer")
record CustomerConfig(@Schema(example = "contoso") String customer, @Schema(example = "westus2") String region,
		@Schema(description = "Holds the customer's data of this region",
				example = "kvscontoso4f1d2a90b7") String storageAccount,
		@Schema(example = "https://kvscontoso4f1d2a90b7.blob.core.windows.net/") String blobEndpoint,
		@Schema(description = "IPv4 CIDR blocks from which the customer's requests come; none while it is not connected",
				example = "[\"10.1.0.0/16\"]") List<String> addressPrefixes) {

	/**
	 * Grows when fields change their meaning.
	 */
	static final int SCHEMA_VERSION = 1;

	/**
	 * What a routing table tells of the customer.
	 */
	RoutingSource.Customer route() {
		return new RoutingSource.Customer(this.customer, this.storageAccount, this.blobEndpoint, this.addressPrefixes);
	}

}
