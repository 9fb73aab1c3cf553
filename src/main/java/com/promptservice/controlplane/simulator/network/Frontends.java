package com.promptservice.controlplane.simulator.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Private addresses of load balancers and network interfaces: in their subnet, not
 * reserved, not taken.
 */
final class Frontends {

	private Frontends() {
	}

	/** The list of frontends of a load balancer. */
	static final String OF_BALANCERS = "frontendIPConfigurations";

	/** The list of addresses of a network interface. */
	static final String OF_INTERFACES = "ipConfigurations";

	/**
	 * Checks and completes the addresses that a resource lists, and notes the networks
	 * they are in.
	 */
	static void place(Call call, ObjectNode resource, String list, String id, String location, Set<String> networks) {
		Map<Long, String> placed = new HashMap<>();
		for (JsonNode frontend : Json.each(resource, list)) {
			ObjectNode properties = (ObjectNode) frontend.get("properties");
			String subnetId = Json.text(properties, "subnet", "id");
			if (subnetId == null) {
				continue;
			}
			Resource subnet = References.sameRegion(call.world(), subnetId, id, location);
			networks.add(LoadBalancers.networkKey(subnetId));
			properties.set("subnet", Json.reference(subnetId));
			Json.orDefault(properties, "privateIPAddressVersion", "IPv4");
			Json.orDefault(properties, "privateIPAllocationMethod", "Dynamic");
			Map<Long, String> taken = taken(call.world(), subnet, id);
			taken.putAll(placed);
			Cidr range = Subnets.ranges(subnet).getFirst();
			long address = "Static".equalsIgnoreCase(Json.text(properties, "privateIPAllocationMethod"))
					? requested(properties, range, taken, Json.text(frontend, "id")) : free(range, taken, subnet);
			properties.put("privateIPAddress", Cidr.format(address));
			placed.put(address, Json.text(frontend, "id"));
		}
	}

	private static long requested(ObjectNode properties, Cidr range, Map<Long, String> taken, String id) {
		String text = Json.text(properties, "privateIPAddress");
		long address = (text == null) ? -1 : Cidr.address(text);
		if (!range.contains(address)) {
			throw ArmException.network(400, "PrivateIPAddressNotInSubnet", "Private static IP address " + text
					+ " does not belong to the range of subnet prefix " + range.text() + ".");
		}
		if (range.reserved(address)) {
			throw ArmException.network(400, "PrivateIPAddressInReservedRange", "Private static IP address " + text
					+ " falls within reserved IP range of subnet prefix " + range.text() + ".");
		}
		if (taken.containsKey(address)) {
			throw ArmException.network(400, "PrivateIPAddressIsAllocated",
					"IP configuration " + id + " is using the private IP address " + text
							+ " which is already allocated to resource " + taken.get(address) + ".");
		}
		return address;
	}

	private static long free(Cidr range, Map<Long, String> taken, Resource subnet) {
		for (long address = range.first() + 4; address < range.last(); address++) {
			if (!taken.containsKey(address)) {
				return address;
			}
		}
		throw ArmException.network(400, "SubnetIsFull", "Subnet " + subnet.name() + " with address prefix "
				+ range.text() + " does not have enough capacity for 1 IP addresses.");
	}

	static Map<Long, String> taken(World world, Resource subnet, String except) {
		Map<Long, String> taken = new HashMap<>();
		collect(world.ofType(LoadBalancers.TYPE), OF_BALANCERS, subnet, except, taken);
		collect(world.ofType(Interfaces.TYPE), OF_INTERFACES, subnet, except, taken);
		ScaleSets.inSubnet(world, subnet.key())
			.forEach((instance) -> taken.put(Cidr.address(instance.address()), instance.configurationId()));
		return taken;
	}

	private static void collect(Stream<Resource> resources, String list, Resource subnet, String except,
			Map<Long, String> taken) {
		resources.filter((resource) -> !resource.id().equalsIgnoreCase(except)).forEach((resource) -> {
			for (JsonNode address : Json.each(resource.properties(), list)) {
				if (subnet.id().equalsIgnoreCase(Json.text(address, "properties", "subnet", "id"))) {
					taken.put(Cidr.address(Json.text(address, "properties", "privateIPAddress")),
							Json.text(address, "id"));
				}
			}
		});
	}

}
