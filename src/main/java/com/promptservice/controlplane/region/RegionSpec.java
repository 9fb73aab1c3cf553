package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.region.RegionSettings.Dataplane;
import com.promptservice.controlplane.region.RegionSettings.Identity;
import com.promptservice.controlplane.region.RegionSettings.Network;
import com.promptservice.controlplane.region.RegionSettings.PeeringPolicy;
import com.promptservice.controlplane.region.RegionSettings.RegionLoadBalancer;
import com.promptservice.controlplane.region.RegionSettings.RegionVault;

/**
 * A region as it is wanted, every default filled in.
 *
 * @param region the region's name in this service
 */
record RegionSpec(String region, String subscriptionId, String location, String resourceGroupName,
		String userContentResourceGroupName, Network network, Identity identity, RegionVault keyVault,
		RegionLoadBalancer loadBalancer, Dataplane dataplane, PeeringPolicy peeringPolicy,
		List<String> reservedAddressPrefixes, List<String> adminAddressPrefixes, Map<String, String> tags) {

	/**
	 * Where the region's resources lie, and that they are this region's.
	 */
	Placement placement() {
		return new Placement(this.subscriptionId, this.resourceGroupName, this.location, "region/" + this.region,
				this.tags);
	}

}
