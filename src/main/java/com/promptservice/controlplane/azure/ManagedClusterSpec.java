package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A wanted Service Fabric managed cluster: Standard, in a subnet of ours, its DNS label
 * its name.
 *
 * @param subnetId ARM id of the subnet of its nodes
 * @param clientThumbprint certificate of those who administer it, 40 hexadecimal digits
 * @param rules rules of its network security group, priorities 1000-3000
 * @param adminPassword where the password of its nodes is kept
 */
public record ManagedClusterSpec(Placement at, String name, String subnetId, String clientThumbprint,
		List<SecurityRule> rules, SecretSpec adminPassword) {

	public ManagedClusterSpec {
		rules = List.copyOf(rules);
	}

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.ServiceFabric/managedClusters", this.name);
	}

}
