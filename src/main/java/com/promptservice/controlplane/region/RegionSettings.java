package com.promptservice.controlplane.region;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The groups of fields that a region's request, document and representation share.
 */
final class RegionSettings {

	private RegionSettings() {
	}

	/**
	 * The region's virtual network.
	 */
	@Schema(name = "RegionNetwork", description = "The region's virtual network")
	record Network(
			@Schema(description = "Default kvstore-vnet-<region>", example = "kvstore-vnet-westus2", minLength = 2,
					maxLength = 64) String vnetName,
			@Schema(example = "kvstore-subnet", minLength = 1, maxLength = 80) String subnetName,
			@Schema(description = "Default kvstore-nsg-<region>", example = "kvstore-nsg-westus2", minLength = 1,
					maxLength = 80) String nsgName,
			@Schema(description = "IPv4 CIDR block, /29 or larger", example = "10.0.0.0/16",
					maxLength = 18) String vnetAddressPrefix,
			@Schema(description = "IPv4 CIDR block inside vnetAddressPrefix, /29 or larger", example = "10.0.0.0/24",
					maxLength = 18) String subnetAddressPrefix) {
	}

	/**
	 * The identity that the region's clusters use.
	 */
	@Schema(name = "RegionIdentity", description = "The user-assigned managed identity that the clusters use")
	record Identity(@Schema(description = "Default kvstore-svc-<region>", example = "kvstore-svc-westus2",
			minLength = 3, maxLength = 128) String uamiName) {
	}

	/**
	 * The region's Key Vault.
	 */
	@Schema(name = "RegionKeyVault", description = "The region's Key Vault")
	record RegionVault(
			@Schema(description = "Globally unique. Default kvstore-kv-<region>, shortened where that is too long",
					example = "kvstore-kv-westus2", minLength = 3, maxLength = 24) String name) {
	}

	/**
	 * The region's internal load balancer.
	 */
	@Schema(name = "RegionLoadBalancer", description = "The internal load balancer that clients talk to")
	record RegionLoadBalancer(
			@Schema(description = "Default kvs-<code>-01-ilb with Azure's short code of the region",
					example = "kvs-wus2-01-ilb", minLength = 1, maxLength = 80) String name,
			@Schema(description = "A free address of the subnet. Default its first usable one", example = "10.0.0.4",
					format = "ipv4", maxLength = 15) String privateIp) {
	}

	/**
	 * What the data plane runs on.
	 */
	@Schema(name = "RegionDataplane", description = "What the data plane runs on")
	record Dataplane(
			@Schema(description = "Globally unique. Default promptdata<region>, shortened where that is too long",
					example = "promptdatawestus2", minLength = 3, maxLength = 24) String configStorageAccount,
			@Schema(description = "Port of NUMA node 0", example = "8085", minimum = "1",
					maximum = "65535") Integer grpcPortNuma0,
			@Schema(description = "Port of NUMA node 1, another one", example = "8086", minimum = "1",
					maximum = "65535") Integer grpcPortNuma1) {

		List<Integer> grpcPorts() {
			return List.of(this.grpcPortNuma0, this.grpcPortNuma1);
		}

	}

	/**
	 * How peerings are admitted.
	 */
	@Schema(name = "PeeringPolicy", description = "How peerings with customers' networks are admitted")
	record PeeringPolicy(
			@Schema(description = "Manual: an operator approves each one; Automatic: none needs approval",
					allowableValues = {
							"Manual", "Automatic" },
					example = "Manual") String approval,
			@Schema(example = "500", minimum = "1", maximum = "500") Integer maxPeerings){
	}

}
