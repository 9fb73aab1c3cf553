package com.promptservice.controlplane.region;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The defaults of a region's fields. In names, {@code {region}} stands for the region's
 * name and {@code {code}} for its short code.
 *
 * @param resourceGroup of everything but user content
 * @param userContentResourceGroup of the customers' storage accounts
 * @param network name of the virtual network
 * @param subnet name of the subnet that clusters share
 * @param networkSecurityGroup name of the network security group
 * @param identity name of the user-assigned managed identity
 * @param keyVault name of the vault; {@code {region}} gives way to {@code {code}} where
 * it would be longer than 24 characters
 * @param loadBalancer name of the internal load balancer
 * @param storageAccount name of the metadata storage account; {@code {region}} gives way
 * to {@code {code}} where it would be longer than 24 characters
 * @param networkAddressPrefix IPv4 CIDR block of the virtual network
 * @param subnetAddressPrefix IPv4 CIDR block of the subnet
 * @param grpcPortNuma0 port of the process on NUMA node 0, 1-65535
 * @param grpcPortNuma1 port of the process on NUMA node 1, 1-65535
 * @param maxPeerings 1-500
 * @param privateAddressPrefixes the ranges that networks may be in; RFC 1918 unless
 * further ones are declared here
 */
@ConfigurationProperties("control-plane.region")
record RegionProperties(@DefaultValue("azureprompt_dp") String resourceGroup,
		@DefaultValue("promptservice-regional-storage-{region}") String userContentResourceGroup,
		@DefaultValue("kvstore-vnet-{region}") String network, @DefaultValue("kvstore-subnet") String subnet,
		@DefaultValue("kvstore-nsg-{region}") String networkSecurityGroup,
		@DefaultValue("kvstore-svc-{region}") String identity, @DefaultValue("kvstore-kv-{region}") String keyVault,
		@DefaultValue("kvs-{code}-01-ilb") String loadBalancer,
		@DefaultValue("promptdata{region}") String storageAccount,
		@DefaultValue("10.0.0.0/16") String networkAddressPrefix,
		@DefaultValue("10.0.0.0/24") String subnetAddressPrefix, @DefaultValue("8085") int grpcPortNuma0,
		@DefaultValue("8086") int grpcPortNuma1, @DefaultValue("500") int maxPeerings, @DefaultValue( {
				"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" }) List<String> privateAddressPrefixes){

	RegionProperties {
		privateAddressPrefixes = List.copyOf(privateAddressPrefixes);
	}

}
