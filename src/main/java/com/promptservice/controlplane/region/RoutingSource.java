package com.promptservice.controlplane.region;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a region's routing table is made of, told by the features that own it; each offers
 * a bean of this type. They tell what is published, not what is wanted, so that the table
 * never leads to what is not there yet.
 */
public interface RoutingSource {

	/**
	 * The clusters that serve the region's endpoint, in the order of names.
	 */
	default List<Cluster> clusters(String region) {
		return List.of();
	}

	/**
	 * The customers that are served in the region, in the order of names.
	 */
	default List<Customer> customers(String region) {
		return List.of();
	}

	/**
	 * A cluster that serves.
	 *
	 * @param endpoint for Service Fabric clients
	 */
	@Schema(name = "RoutingTableCluster", description = "A cluster that serves the region's endpoints")
	record Cluster(@Schema(example = "kvs-wus2-01") String name,
			@Schema(example = "kvs-wus2-01.westus2.cloudapp.azure.com:19000") String endpoint,
			@Schema(example = "3") int appInstanceCount) {
	}

	/**
	 * A customer that is served.
	 *
	 * @param addressPrefixes IPv4 CIDR blocks from which its requests come; none while it
	 * is not connected
	 */
	@Schema(name = "RoutingTableCustomer", description = "Whose requests come from where, and where its data lies")
	record Customer(@Schema(example = "contoso") String name,
			@Schema(example = "kvscontoso4f1d2a90b7") String storageAccount,
			@Schema(example = "https://kvscontoso4f1d2a90b7.blob.core.windows.net/") String blobEndpoint,
			List<String> addressPrefixes) {
	}

}
