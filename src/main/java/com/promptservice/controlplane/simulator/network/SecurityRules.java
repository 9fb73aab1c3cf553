package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Security rules: each with a priority of its own in its direction.
 */
public final class SecurityRules extends NetworkResource {

	static final String TYPE = "Microsoft.Network/networkSecurityGroups/securityRules";

	private static final Set<String> LISTS = Set.of("sourcePortRanges", "destinationPortRanges",
			"sourceAddressPrefixes", "destinationAddressPrefixes");

	/** The type of security rules. */
	public SecurityRules() {
		super(TYPE, Timing.SECURITY_RULE);
	}

	@Override
	Draft draft(Call call, Resource group, Resource old, String id) {
		ObjectNode body = body(call.properties(), call.path().name());
		List<Resource> siblings = new ArrayList<>(call.world().children(group.key(), typeKey()));
		siblings.removeIf((sibling) -> sibling.key().equals(call.path().key()));
		checkConflicts(resource(call, id, call.path().name(), body, group.location()), siblings);
		return new Draft(body);
	}

	/** A rule that a security group's body lists, checked by itself. */
	Resource inline(Call call, String groupId, String location, JsonNode listed) {
		String name = Json.text(listed, "name");
		ObjectNode properties = listed.get("properties") instanceof ObjectNode given ? given.deepCopy() : Json.object();
		return resource(call, groupId + "/securityRules/" + name, name, body(properties, name), location);
	}

	private static Resource resource(Call call, String id, String name, ObjectNode body, String location) {
		return new Resource(id.toLowerCase(Locale.ROOT), id, TYPE, name, location, body, "Updating",
				call.world().newEtag(), call.now());
	}

	private static ObjectNode body(ObjectNode properties, String name) {
		properties.remove("provisioningState");
		for (String field : new String[] { "protocol", "access", "direction", "priority" }) {
			if (!properties.hasNonNull(field)) {
				throw ArmException.network(400, "SecurityRuleParameterRequired",
						"Security rule parameter " + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1)
								+ " must be specified for rule " + name + ".");
			}
		}
		int priority = properties.get("priority").asInt(0);
		if (priority < 100 || priority > 4096) {
			throw ArmException.network(400, "SecurityRuleInvalidPriority",
					"Security rule has invalid Priority. Value provided: " + priority + " Allowed range 100-4096.");
		}
		LISTS.forEach((list) -> Json.orDefault(properties, list, Json.array()));
		ObjectNode body = Json.object();
		body.set("properties", properties);
		return body;
	}

	static void checkConflicts(Resource rule, List<Resource> siblings) {
		for (Resource sibling : siblings) {
			if (rule.property("priority").equals(sibling.property("priority"))
					&& rule.property("direction").equalsIgnoreCase(sibling.property("direction"))) {
				throw ArmException.network(400, "SecurityRuleConflict",
						"Security rule " + rule.name() + " conflicts with rule " + sibling.name()
								+ ". Rules cannot have the same Priority and Direction.");
			}
		}
	}

	@Override
	protected void refuseWhileInUse(World world, Resource rule) {
		// nothing refers to a rule
	}

}
