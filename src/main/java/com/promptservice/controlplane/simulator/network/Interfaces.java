package com.promptservice.controlplane.simulator.network;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Network interfaces of virtual machines, each with private addresses in a subnet.
 */
public final class Interfaces extends NetworkResource {

	/** The type as Azure spells it. */
	public static final String TYPE = "Microsoft.Network/networkInterfaces";

	/** The type of network interfaces. */
	public Interfaces() {
		super(TYPE, Timing.NETWORK_INTERFACE);
	}

	@Override
	String stateAfterWrite(Resource old) {
		return Resource.SUCCEEDED;
	}

	@Override
	Draft draft(Call call, Resource parent, Resource old, String id) {
		ObjectNode properties = call.properties();
		properties.remove(List.of("provisioningState", "virtualMachine", "macAddress"));
		properties.put("resourceGuid", (old != null) ? old.property("resourceGuid") : call.world().newId().toString());
		String location = Scopes.location(call, old);
		complete(call, properties, id, location);
		ObjectNode body = Json.object();
		if (call.body().get("tags") instanceof ObjectNode tags) {
			body.set("tags", tags);
		}
		body.set("properties", properties);
		Draft draft = new Draft(body);
		Frontends.place(call, properties, Frontends.OF_INTERFACES, id, location, draft.referenced);
		return draft;
	}

	private static void complete(Call call, ObjectNode properties, String id, String location) {
		boolean first = true;
		for (JsonNode configuration : Json.each(properties, Frontends.OF_INTERFACES)) {
			if (!(configuration instanceof ObjectNode node) || Json.text(node, "name") == null
					|| Json.text(node, "properties", "subnet", "id") == null) {
				throw ArmException.network(400, "InvalidRequestFormat", "Cannot parse the request.");
			}
			node.remove(List.of("etag", "type"));
			node.put("id", id + "/ipConfigurations/" + Json.text(node, "name"));
			Json.child(node, "properties").put("primary", first).remove("provisioningState");
			first = false;
		}
		if (first) {
			throw ArmException.network(400, "NetworkInterfaceMustHaveOneIpConfiguration",
					"Network interface " + id + " must have one or more IP configurations.");
		}
		String group = Json.text(properties, "networkSecurityGroup", "id");
		if (group != null) {
			References.sameRegion(call.world(), group, id, location);
			properties.set("networkSecurityGroup", Json.reference(group));
		}
		properties.putObject("dnsSettings").putArray("dnsServers");
		Json.orDefault(properties, "enableAcceleratedNetworking", false);
		Json.orDefault(properties, "enableIPForwarding", false);
		properties.putArray("hostedWorkloads");
		properties.putArray("tapConfigurations");
		properties.put("nicType", "Standard");
	}

	@Override
	protected void refuseWhileInUse(World world, Resource networkInterface) {
		String machine = machine(world, networkInterface);
		if (machine != null) {
			throw ArmException.network(400, "NicInUse", "Network Interface " + networkInterface.id()
					+ " is used by existing resource " + machine
					+ ". In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.");
		}
	}

	/** The id of the machine that an interface belongs to, or null. */
	public static String machine(World world, Resource networkInterface) {
		return world.ofType("Microsoft.Compute/virtualMachines").filter((machine) -> {
			for (JsonNode one : Json.each(machine.properties().get("networkProfile"), "networkInterfaces")) {
				if (networkInterface.id().equalsIgnoreCase(Json.text(one, "id"))) {
					return true;
				}
			}
			return false;
		}).map(Resource::id).findFirst().orElse(null);
	}

	@Override
	Set<String> references(Resource networkInterface) {
		Set<String> networks = new HashSet<>();
		for (JsonNode configuration : Json.each(networkInterface.properties(), Frontends.OF_INTERFACES)) {
			networks.add(LoadBalancers.networkKey(Json.text(configuration, "properties", "subnet", "id")));
		}
		return networks;
	}

	@Override
	public ObjectNode render(World world, Resource networkInterface) {
		ObjectNode view = super.render(world, networkInterface);
		ObjectNode properties = Json.child(view, "properties");
		ObjectNode copy = Json.object();
		copy.set(Frontends.OF_INTERFACES, properties.get(Frontends.OF_INTERFACES).deepCopy());
		for (JsonNode configuration : Json.each(copy, Frontends.OF_INTERFACES)) {
			((ObjectNode) configuration).put("etag", networkInterface.etag()).put("type", TYPE + "/ipConfigurations");
			Json.child((ObjectNode) configuration, "properties").put("provisioningState", Resource.SUCCEEDED);
		}
		properties.setAll(copy);
		String machine = machine(world, networkInterface);
		if (machine != null) {
			properties.set("virtualMachine", Json.reference(machine));
			properties.put("primary", true).put("macAddress", mac(networkInterface));
		}
		return view;
	}

	private static String mac(Resource networkInterface) {
		String digits = networkInterface.property("resourceGuid").toUpperCase(Locale.ROOT).substring(0, 6);
		return "00-0D-3A-" + digits.substring(0, 2) + "-" + digits.substring(2, 4) + "-" + digits.substring(4);
	}

}
