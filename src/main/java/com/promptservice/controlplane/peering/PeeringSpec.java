package com.promptservice.controlplane.peering;

/**
 * A peering as it is wanted; nothing of it ever changes.
 *
 * @param id opaque, begins with the region
 * @param virtualNetworkId of the customer, as it was given
 * @param tenantId the Entra tenant of the customer's network
 * @param proof how it was shown that the network is the customer's own
 */
record PeeringSpec(String id, String region, String customer, String virtualNetworkId, String tenantId,
		NetworkClaim.Proof proof, PeeringMode mode, String contactEmail) {

	VirtualNetworkId network() {
		return VirtualNetworkId.of(this.virtualNetworkId);
	}

	/**
	 * The peering's path in this service.
	 */
	String path() {
		return "/peerings/" + this.id;
	}

}
