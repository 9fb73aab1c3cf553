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
 * Network security groups; the rules in their bodies are the rules there are.
 */
public final class NetworkSecurityGroups extends NetworkResource {

	private final SecurityRules rules;

	/** The type of network security groups. */
	public NetworkSecurityGroups(SecurityRules rules) {
		super("Microsoft.Network/networkSecurityGroups", Timing.NETWORK_SECURITY_GROUP);
		this.rules = rules;
	}

	@Override
	Draft draft(Call call, Resource parent, Resource old, String id) {
		ObjectNode properties = call.properties();
		JsonNode listed = properties.remove("securityRules");
		properties.remove(List.of("provisioningState", "defaultSecurityRules", "subnets", "networkInterfaces"));
		properties.put("resourceGuid", (old != null) ? old.property("resourceGuid") : call.world().newId().toString());
		ObjectNode body = Json.object();
		if (call.body().hasNonNull("tags")) {
			body.set("tags", call.body().get("tags"));
		}
		body.set("properties", properties);
		String location = Scopes.location(call, old);
		Draft draft = new Draft(body);
		Set<String> kept = new HashSet<>();
		for (JsonNode rule : Json.each(Json.object().set("rules", listed), "rules")) {
			Resource child = this.rules.inline(call, id, location, rule);
			SecurityRules.checkConflicts(child, draft.children);
			draft.children.add(child);
			kept.add(child.key());
		}
		call.world()
			.children(call.path().key(), this.rules.typeKey())
			.stream()
			.map(Resource::key)
			.filter((key) -> !kept.contains(key))
			.forEach(draft.dropped::add);
		return draft;
	}

	private static List<Resource> subnets(World world, Resource group) {
		return world.ofType(Subnets.TYPE)
			.filter((subnet) -> group.id().equalsIgnoreCase(subnet.property("networkSecurityGroup", "id")))
			.toList();
	}

	@Override
	protected void refuseWhileInUse(World world, Resource group) {
		List<Resource> users = subnets(world, group);
		if (!users.isEmpty()) {
			throw ArmException.network(400, "InUseNetworkSecurityGroupCannotBeDeleted", "Network security group "
					+ group.id() + " cannot be deleted because it is in use by the following resources: "
					+ String.join(", ", users.stream().map(Resource::id).toList())
					+ ". In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.");
		}
	}

	@Override
	public ObjectNode render(World world, Resource group) {
		ObjectNode view = super.render(world, group);
		ObjectNode properties = Json.child(view, "properties");
		properties.set("securityRules",
				Json.array()
					.addAll(world.children(group.key(), this.rules.typeKey())
						.stream()
						.map((rule) -> this.rules.render(world, rule))
						.toList()));
		properties.set("defaultSecurityRules", DefaultRules.of(group));
		List<Resource> users = subnets(world, group);
		if (!users.isEmpty()) {
			ArrayNode subnets = properties.putArray("subnets");
			users.forEach((subnet) -> subnets.add(Json.reference(subnet.id())));
		}
		return view;
	}

}
