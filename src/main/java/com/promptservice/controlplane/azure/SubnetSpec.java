package com.promptservice.controlplane.azure;

/**
 * A wanted subnet.
 *
 * @param addressPrefix IPv4 CIDR block inside the network's
 */
public record SubnetSpec(Placement at, String network, String name, String addressPrefix) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Network/virtualNetworks", this.network) + "/subnets/" + this.name;
	}

}
