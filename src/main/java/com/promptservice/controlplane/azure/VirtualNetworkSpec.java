package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A wanted virtual network; its subnets are wanted one by one.
 *
 * @param addressPrefixes IPv4 CIDR blocks
 */
public record VirtualNetworkSpec(Placement at, String name, List<String> addressPrefixes) {

	public VirtualNetworkSpec {
		addressPrefixes = List.copyOf(addressPrefixes);
	}

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Network/virtualNetworks", this.name);
	}

}
