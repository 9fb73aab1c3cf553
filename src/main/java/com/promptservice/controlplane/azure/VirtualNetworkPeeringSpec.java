package com.promptservice.controlplane.azure;

/**
 * A wanted half of a peering.
 *
 * @param network that the half lies in
 * @param name of a half that is to be made; one that leads to the same network already is
 * used whatever its name
 * @param remote the network at the other end
 * @param theirs whether the half is the customer's rather than the control plane's
 * @param allowForwardedTraffic of a half that is to be made
 */
public record VirtualNetworkPeeringSpec(NetworkRef network, String name, NetworkRef remote, boolean theirs,
		boolean allowForwardedTraffic) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.network.id() + "/virtualNetworkPeerings/" + this.name;
	}

	/**
	 * The same half under another name.
	 */
	public VirtualNetworkPeeringSpec named(String newName) {
		return new VirtualNetworkPeeringSpec(this.network, newName, this.remote, this.theirs,
				this.allowForwardedTraffic);
	}

	/**
	 * The customer's network of the two.
	 */
	NetworkRef customers() {
		return this.theirs ? this.network : this.remote;
	}

}
