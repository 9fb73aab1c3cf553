package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subnets: inside their network's space, apart from each other, and there as long as they
 * are used.
 */
public final class Subnets extends NetworkResource {

	/** The type as Azure spells it. */
	public static final String TYPE = "Microsoft.Network/virtualNetworks/subnets";

	/** The type of subnets. */
	public Subnets() {
		super(TYPE, Timing.SUBNET);
	}

	@Override
	Draft draft(Call call, Resource network, Resource old, String id) {
		ObjectNode body = body(call, call.properties(), network.location(), id);
		Resource subnet = resource(call, id, call.path().name(), body, network.location());
		List<Resource> siblings = new ArrayList<>(call.world().children(network.key(), typeKey()));
		siblings.removeIf((sibling) -> sibling.key().equals(call.path().key()));
		checkSpace(network, subnet, siblings);
		keepUsed(call.world(), old, subnet);
		return new Draft(body);
	}

	/** A subnet that a virtual network's body lists, checked by itself. */
	Resource inline(Call call, String networkId, String location, JsonNode listed) {
		String name = Json.text(listed, "name");
		String id = networkId + "/subnets/" + name;
		ObjectNode properties = listed.get("properties") instanceof ObjectNode given ? given.deepCopy() : Json.object();
		return resource(call, id, name, body(call, properties, location, id), location);
	}

	private Resource resource(Call call, String id, String name, ObjectNode body, String location) {
		return new Resource(id.toLowerCase(Locale.ROOT), id, TYPE, name, location, body, "Updating",
				call.world().newEtag(), call.now());
	}

	private static ObjectNode body(Call call, ObjectNode properties, String location, String id) {
		properties.remove(List.of("provisioningState", "ipConfigurations", "purpose"));
		if (properties.get("addressPrefix") == null && properties.get("addressPrefixes") == null) {
			throw ArmException.network(400, "NoAddressPrefixOrPoolProvided", "Subnet '"
					+ id.substring(id.lastIndexOf('/') + 1) + "' does not have an address prefix or an address pool.");
		}
		String group = Json.text(properties, "networkSecurityGroup", "id");
		if (group != null) {
			References.sameRegion(call.world(), group, id, location);
			properties.set("networkSecurityGroup", Json.reference(group));
		}
		for (JsonNode endpoint : Json.each(properties, "serviceEndpoints")) {
			((ObjectNode) endpoint).put("provisioningState", "Succeeded");
			Json.orDefault((ObjectNode) endpoint, "locations", Json.array().add(location));
		}
		Json.orDefault(properties, "delegations", Json.array());
		Json.orDefault(properties, "privateEndpointNetworkPolicies", "Disabled");
		Json.orDefault(properties, "privateLinkServiceNetworkPolicies", "Enabled");
		ObjectNode body = Json.object();
		body.set("properties", properties);
		return body;
	}

	/** The ranges of a subnet. */
	static List<Cidr> ranges(Resource subnet) {
		List<Cidr> ranges = new ArrayList<>();
		String one = subnet.property("addressPrefix");
		if (one != null) {
			ranges.add(Cidr.parse(one, subnet.id()));
		}
		else {
			Json.each(subnet.properties(), "addressPrefixes")
				.forEach((prefix) -> ranges.add(Cidr.parse(prefix.asString(), subnet.id())));
		}
		return ranges;
	}

	static void checkSpace(Resource network, Resource subnet, List<Resource> siblings) {
		List<Cidr> space = VirtualNetworks.space(network);
		for (Cidr range : ranges(subnet)) {
			if (space.stream().noneMatch((prefix) -> prefix.contains(range)) || range.size() < 8) {
				throw ArmException.network(400, "NetcfgInvalidSubnet",
						"Subnet '" + subnet.name() + "' is not valid in virtual network '" + network.name() + "'.");
			}
			for (Resource sibling : siblings) {
				if (ranges(sibling).stream().anyMatch(range::overlaps)) {
					throw ArmException.network(400, "NetcfgSubnetRangesOverlap", "Subnet '" + subnet.name()
							+ "' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '"
							+ network.name() + "'.");
				}
			}
		}
	}

	/** Refuses to move a subnet away from the addresses in it. */
	static void keepUsed(World world, Resource old, Resource subnet) {
		if (old != null && !Objects.equals(ranges(old), ranges(subnet)) && !users(world, old).isEmpty()) {
			throw ArmException.network(400, "InUsePrefixCannotBeDeleted", "IpPrefix " + ranges(old).getFirst().text()
					+ " on Subnet " + old.name() + " has active allocations and cannot be deleted.");
		}
	}

	/** The ids of the address configurations in a subnet. */
	static List<String> users(World world, Resource subnet) {
		List<String> users = new ArrayList<>();
		addressesIn(world.ofType(LoadBalancers.TYPE), Frontends.OF_BALANCERS, subnet, users);
		addressesIn(world.ofType(Interfaces.TYPE), Frontends.OF_INTERFACES, subnet, users);
		ScaleSets.inSubnet(world, subnet.key()).forEach((instance) -> users.add(instance.configurationId()));
		return users;
	}

	private static void addressesIn(Stream<Resource> resources, String list, Resource subnet, List<String> users) {
		resources.forEach((resource) -> {
			for (JsonNode address : Json.each(resource.properties(), list)) {
				if (subnet.key().equalsIgnoreCase(Json.text(address, "properties", "subnet", "id"))) {
					users.add(Json.text(address, "id"));
				}
			}
		});
	}

	@Override
	protected void refuseWhileInUse(World world, Resource subnet) {
		List<String> users = users(world, subnet);
		if (!users.isEmpty()) {
			throw ArmException.network(400, "InUseSubnetCannotBeDeleted", "Subnet " + subnet.name() + " is in use by "
					+ users.getFirst()
					+ " and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.");
		}
	}

	@Override
	public ObjectNode render(World world, Resource subnet) {
		ObjectNode view = super.render(world, subnet);
		List<String> users = users(world, subnet);
		if (!users.isEmpty()) {
			ArrayNode configurations = Json.child(view, "properties").putArray("ipConfigurations");
			users.forEach((user) -> configurations.add(Json.reference(user)));
		}
		return view;
	}

}
