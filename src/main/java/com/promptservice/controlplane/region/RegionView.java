package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.Placement;

/**
 * A region as the features that live in it see it; recorded by them, so it holds no
 * secret.
 *
 * @param virtualNetworkId ARM id, also the name of the lock for changes of the network
 * @param loadBalancerId ARM id, also the name of the lock for changes of the load
 * balancer
 * @param clientCertificateThumbprint of those who administer its clusters, or null before
 * there is one
 */
public record RegionView(String name, ProvisioningState provisioningState, String subscriptionId, String location,
		String resourceGroupName, String virtualNetworkId, String vnetName, String vnetAddressPrefix, String subnetId,
		String subnetAddressPrefix, String identityId, String vaultName, String loadBalancerId, String loadBalancerName,
		String privateIp, String backendPoolId, List<Integer> grpcPorts, List<String> adminAddressPrefixes,
		String clientCertificateThumbprint, Map<String, String> tags) {

	static RegionView of(RegionDocument region, AzureProperties azure) {
		RegionSpec spec = region.spec();
		RegionAssets assets = new RegionAssets(spec, azure);
		return new RegionView(region.name(), region.provisioningState(), spec.subscriptionId(), spec.location(),
				spec.resourceGroupName(), assets.network().id(), spec.network().vnetName(),
				spec.network().vnetAddressPrefix(), assets.subnet().id(), spec.network().subnetAddressPrefix(),
				assets.identity().id(), spec.keyVault().name(), assets.loadBalancer().id(), spec.loadBalancer().name(),
				spec.loadBalancer().privateIp(), assets.loadBalancer().poolId(), spec.dataplane().grpcPorts(),
				spec.adminAddressPrefixes(), region.observed().clientCertificateThumbprint(), spec.tags());
	}

	/**
	 * Whether everything that the region promises is there.
	 */
	public boolean ready() {
		return this.provisioningState == ProvisioningState.Succeeded && this.clientCertificateThumbprint != null;
	}

	/**
	 * The place of a resource that lies beside the region's own.
	 * @param owner who the resource belongs to, such as {@code cluster/kvs-wus2-01}
	 * @param ownTags further tags, over the region's own
	 */
	public Placement placement(String owner, Map<String, String> ownTags) {
		Map<String, String> all = new java.util.TreeMap<>(this.tags);
		all.putAll(ownTags);
		return new Placement(this.subscriptionId, this.resourceGroupName, this.location, owner, all);
	}

}
