package com.promptservice.controlplane.peering;

import java.util.Locale;

import com.promptservice.controlplane.azure.NetworkRef;
import com.promptservice.controlplane.azure.VirtualNetworkPeeringSpec;
import com.promptservice.controlplane.region.RegionView;

/**
 * A peering as Azure resources: two halves, each in one network.
 */
record PeeringAssets(PeeringSpec spec, RegionView site, boolean allowForwardedTraffic) {

	/** Azure's limit for names of halves is 80. */
	private static final int MOST_OF_NAME = 60;

	private static final int HASH = 8;

	/**
	 * The region's half.
	 */
	VirtualNetworkPeeringSpec serviceHalf() {
		return new VirtualNetworkPeeringSpec(service(), halfName(this.spec.network()), customer(), false,
				this.allowForwardedTraffic);
	}

	/**
	 * The customer's half.
	 */
	VirtualNetworkPeeringSpec customerHalf() {
		return new VirtualNetworkPeeringSpec(customer(), halfName(VirtualNetworkId.of(service().id())), service(), true,
				false);
	}

	NetworkRef service() {
		return service(this.site);
	}

	NetworkRef customer() {
		return ref(this.spec.network(), this.spec.tenantId());
	}

	static NetworkRef service(RegionView site) {
		return new NetworkRef(site.subscriptionId(), site.resourceGroupName(), site.vnetName(), null);
	}

	static NetworkRef ref(VirtualNetworkId network, String tenantId) {
		return new NetworkRef(network.subscriptionId(), network.resourceGroup(), network.name(), tenantId);
	}

	/**
	 * Only one step at a time changes the region's network. What makes a half touches
	 * both networks, and Azure admits one writer to each.
	 */
	String networkLock() {
		return this.site.virtualNetworkId().toLowerCase(Locale.ROOT);
	}

	/**
	 * The name of a half that leads to a network; two networks of the same name get
	 * halves of different names.
	 */
	static String halfName(VirtualNetworkId network) {
		String name = network.name();
		String part = (name.length() > MOST_OF_NAME) ? name.substring(0, MOST_OF_NAME) : name;
		return "peer-to-" + part + "-" + NetworkClaims.digest(network.key()).substring(0, HASH);
	}

}
