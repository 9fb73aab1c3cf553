package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A wanted network security group; rules of others in it are left alone.
 */
public record NetworkSecurityGroupSpec(Placement at, String name, List<SecurityRule> rules) {

	public NetworkSecurityGroupSpec {
		rules = List.copyOf(rules);
	}

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Network/networkSecurityGroups", this.name);
	}

}
