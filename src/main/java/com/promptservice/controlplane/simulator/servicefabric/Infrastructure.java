package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.network.Joins;
import com.promptservice.controlplane.simulator.network.LoadBalancers;
import com.promptservice.controlplane.simulator.network.PublicAddresses;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resource group that the provider fills for each cluster, and into which nobody else
 * may write.
 */
final class Infrastructure {

	private Infrastructure() {
	}

	static void make(World world, Resource cluster) {
		String group = groupId(cluster);
		ObjectNode managed = Json.object().put("managedBy", cluster.id());
		put(world, cluster, group, "Microsoft.Resources/resourceGroups", group.substring(group.lastIndexOf('/') + 1),
				managed);
		String label = cluster.property("dnsName");
		String address = providers(cluster) + "Microsoft.Network/publicIPAddresses/PublicIP-" + cluster.name();
		world.put(PublicAddresses.make(world, address, "PublicIP-" + cluster.name(), cluster.location(),
				publicAddress(clusterId(cluster)), label));
		ObjectNode guard = Json.object();
		guard.putObject("properties").put("resourceGuid", world.newId().toString());
		put(world, cluster, securityGroupId(cluster), "Microsoft.Network/networkSecurityGroups", "SF-" + cluster.name(),
				guard);
		put(world, cluster, providers(cluster) + LoadBalancers.TYPE + "/LB-" + cluster.name(), LoadBalancers.TYPE,
				"LB-" + cluster.name(), balancer(world, cluster, address));
	}

	private static ObjectNode balancer(World world, Resource cluster, String address) {
		ObjectNode body = Json.object();
		body.putObject("sku").put("name", "Standard").put("tier", "Regional");
		ObjectNode properties = body.putObject("properties").put("resourceGuid", world.newId().toString());
		for (String list : new String[] { "loadBalancingRules", "probes", "inboundNatRules", "outboundRules",
				"inboundNatPools" }) {
			properties.putArray(list);
		}
		ObjectNode frontend = properties.putArray("frontendIPConfigurations").addObject();
		frontend.put("name", "LoadBalancerIPConfig");
		frontend.put("id", providers(cluster) + LoadBalancers.TYPE + "/LB-" + cluster.name()
				+ "/frontendIPConfigurations/LoadBalancerIPConfig");
		frontend.putObject("properties")
			.put("privateIPAllocationMethod", "Dynamic")
			.set("publicIPAddress", Json.reference(address));
		return body;
	}

	private static void put(World world, Resource cluster, String id, String type, String name, ObjectNode body) {
		world.put(new Resource(id.toLowerCase(Locale.ROOT), id, type, name, cluster.location(), body,
				Resource.SUCCEEDED, world.newEtag(), world.now()));
	}

	/** Takes everything away, and leaves the subnet to the other clusters in it. */
	static void remove(World world, Resource cluster) {
		String subnetId = cluster.property("subnetId");
		Resource subnet = (subnetId == null) ? null : world.find(subnetId.toLowerCase(Locale.ROOT));
		if (subnet != null
				&& securityGroupId(cluster).equalsIgnoreCase(subnet.property("networkSecurityGroup", "id"))) {
			Joins.reguard(world, subnet, nextGuard(world, cluster, subnetId));
		}
		String group = groupId(cluster).toLowerCase(Locale.ROOT);
		List.copyOf(world.below(group)).forEach((resource) -> world.remove(resource.key()));
		world.remove(group);
	}

	private static String nextGuard(World world, Resource cluster, String subnetId) {
		return world.ofType(ManagedClusters.TYPE)
			.filter((other) -> !other.key().equals(cluster.key())
					&& subnetId.equalsIgnoreCase(other.property("subnetId")))
			.map(Infrastructure::securityGroupId)
			.filter((guard) -> world.find(guard.toLowerCase(Locale.ROOT)) != null)
			.findFirst()
			.orElse(null);
	}

	static String clusterId(Resource cluster) {
		return Json.text(Hidden.of(cluster), "clusterId");
	}

	private static String groupId(Resource cluster) {
		return cluster.id().substring(0, cluster.id().indexOf("/resourcegroups/")) + "/resourceGroups/SFC_"
				+ clusterId(cluster);
	}

	private static String providers(Resource cluster) {
		return groupId(cluster) + "/providers/";
	}

	static String securityGroupId(Resource cluster) {
		return providers(cluster) + "Microsoft.Network/networkSecurityGroups/SF-" + cluster.name();
	}

	static String scaleSetId(Resource cluster, String nodeType) {
		return providers(cluster) + "Microsoft.Compute/virtualMachineScaleSets/" + nodeType;
	}

	/** An address that follows from the cluster's id. */
	static String publicAddress(String clusterId) {
		int hash = Objects.hashCode(clusterId);
		return "20." + (hash >> 16 & 255) + "." + (hash >> 8 & 255) + "." + (hash & 255);
	}

}
