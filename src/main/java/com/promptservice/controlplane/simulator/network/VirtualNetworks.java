package com.promptservice.controlplane.simulator.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Virtual networks; the subnets in their bodies are the subnets there are, while their
 * peerings are written by themselves.
 */
public final class VirtualNetworks extends NetworkResource {

	static final String TYPE = "Microsoft.Network/virtualNetworks";

	private final Subnets subnets;

	private final VirtualNetworkPeerings peerings;

	/** The type of virtual networks. */
	public VirtualNetworks(Subnets subnets, VirtualNetworkPeerings peerings) {
		super(TYPE, Timing.VIRTUAL_NETWORK);
		this.subnets = subnets;
		this.peerings = peerings;
	}

	@Override
	Draft draft(Call call, Resource parent, Resource old, String id) {
		ObjectNode properties = call.properties();
		JsonNode listed = properties.remove("subnets");
		properties.remove(List.of("provisioningState", "virtualNetworkPeerings", "enableVmProtection"));
		properties.put("resourceGuid", (old != null) ? old.property("resourceGuid") : call.world().newId().toString());
		Json.orDefault(properties, "privateEndpointVNetPolicies", "Disabled");
		Json.orDefault(properties, "enableDdosProtection", false);
		ObjectNode body = Json.object();
		if (call.body().hasNonNull("tags")) {
			body.set("tags", call.body().get("tags"));
		}
		body.set("properties", properties);
		String location = Scopes.location(call, old);
		Resource network = new Resource(call.path().key(), id, TYPE, call.path().name(), location, body, "Updating", "",
				call.now());
		checkSpace(network);
		PeeringRules.checkSpace(call.world(), network);
		Draft draft = new Draft(body);
		Json.each(Json.object().set("subnets", listed), "subnets")
			.forEach((subnet) -> draft.children.add(this.subnets.inline(call, id, location, subnet)));
		checkSubnets(call.world(), network, draft);
		return draft;
	}

	private void checkSubnets(World world, Resource network, Draft draft) {
		Set<String> kept = new HashSet<>();
		for (int i = 0; i < draft.children.size(); i++) {
			Resource subnet = draft.children.get(i);
			kept.add(subnet.key());
			Subnets.checkSpace(network, subnet, draft.children.subList(0, i));
			Subnets.keepUsed(world, world.find(subnet.key()), subnet);
		}
		for (Resource subnet : world.children(network.key(), this.subnets.typeKey())) {
			if (!kept.contains(subnet.key())) {
				this.subnets.refuseWhileInUse(world, subnet);
				draft.dropped.add(subnet.key());
			}
		}
	}

	private static void checkSpace(Resource network) {
		List<Cidr> space = space(network);
		if (space.isEmpty()) {
			throw ArmException.network(400, "AddressSpaceNotSpecified",
					"Address space of virtual network " + network.id() + " is not specified.");
		}
		for (int i = 0; i < space.size(); i++) {
			for (int j = 0; j < i; j++) {
				if (space.get(i).overlaps(space.get(j))) {
					throw ArmException.network(400, "NetcfgInvalidVirtualNetworkSite",
							"Address space of virtual network " + network.name() + " has overlapping prefixes "
									+ space.get(j).text() + " and " + space.get(i).text() + ".");
				}
			}
		}
	}

	/** The address space of a virtual network. */
	static List<Cidr> space(Resource network) {
		return Cidr.all(network.properties().get("addressSpace"), network.id());
	}

	@Override
	protected void refuseWhileInUse(World world, Resource network) {
		world.children(network.key(), this.subnets.typeKey())
			.forEach((subnet) -> this.subnets.refuseWhileInUse(world, subnet));
	}

	@Override
	public ObjectNode render(World world, Resource network) {
		ObjectNode view = super.render(world, network);
		ObjectNode properties = Json.child(view, "properties");
		properties.set("subnets", children(world, network, this.subnets));
		properties.set("virtualNetworkPeerings", children(world, network, this.peerings));
		return view;
	}

	private static ArrayNode children(World world, Resource network, NetworkResource type) {
		return Json.array()
			.addAll(world.children(network.key(), type.typeKey())
				.stream()
				.map((child) -> type.render(world, child))
				.toList());
	}

}
