package com.promptservice.controlplane.region;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * {@code region.config.json} as the data plane reads it; its fields are a contract with
 * software outside this service.
 */
@JsonPropertyOrder({ "region", "azure", "network", "identity", "dataplane" })
@Schema(description = "The region.config.json that the data plane reads")
record RegionConfig(@Schema(example = "westus2") String region, Azure azure, NetworkConfig network,
		IdentityConfig identity, DataplaneConfig dataplane) {

	/**
	 * Grows when fields change their meaning.
	 */
	static final int SCHEMA_VERSION = 1;

	static RegionConfig of(RegionSpec spec, String uamiClientId) {
		return new RegionConfig(spec.region(),
				new Azure(spec.resourceGroupName(), spec.subscriptionId(), spec.location()),
				new NetworkConfig(spec.network().vnetName(), spec.network().subnetName(),
						spec.network().vnetAddressPrefix(), spec.network().subnetAddressPrefix()),
				new IdentityConfig(spec.identity().uamiName(), uamiClientId),
				new DataplaneConfig(spec.dataplane().configStorageAccount(), spec.dataplane().grpcPortNuma0(),
						spec.dataplane().grpcPortNuma1(), spec.dataplane().grpcPorts()));
	}

	/**
	 * Where the region's resources lie.
	 */
	@Schema(name = "RegionConfigAzure")
	record Azure(String resourceGroupName, String subscriptionId, String location) {
	}

	/**
	 * The region's network.
	 */
	@Schema(name = "RegionConfigNetwork")
	record NetworkConfig(String vnetName, String subnetName, String vnetAddressPrefix, String subnetAddressPrefix) {
	}

	/**
	 * The identity that the clusters use.
	 */
	@Schema(name = "RegionConfigIdentity")
	record IdentityConfig(String uamiName, String uamiClientId) {
	}

	/**
	 * The metadata account and the ports.
	 */
	@Schema(name = "RegionConfigDataplane")
	record DataplaneConfig(String configStorageAccount, int grpcPortNuma0, int grpcPortNuma1, List<Integer> grpcPorts) {
	}

}
