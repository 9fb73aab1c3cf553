package com.promptservice.controlplane.simulator.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions of roles: Azure's own, the same everywhere, and those that somebody made.
 */
public final class RoleDefinitions extends ResourceType {

	static final String TYPE = "Microsoft.Authorization/roleDefinitions";

	/** The type of role definitions. */
	public RoleDefinitions() {
		super(TYPE);
	}

	/** What a role allows, by the id of its definition; an unknown one allows nothing. */
	static List<Actions> permissions(World world, String definitionId) {
		BuiltInRole role = BuiltInRole.of(last(definitionId));
		if (role != null) {
			return List.of(role.actions());
		}
		Resource definition = made(world, definitionId);
		List<Actions> permissions = new ArrayList<>();
		if (definition != null) {
			Json.each(definition.properties(), "permissions")
				.forEach((permission) -> permissions.add(Actions.of(permission)));
		}
		return permissions;
	}

	/** Whether there is such a definition. */
	static boolean exists(World world, String definitionId) {
		return BuiltInRole.of(last(definitionId)) != null || made(world, definitionId) != null;
	}

	// an assignment may name a definition below another scope than it was made at
	private static Resource made(World world, String definitionId) {
		return world.ofType(TYPE)
			.filter((definition) -> definition.name().equalsIgnoreCase(last(definitionId)))
			.findFirst()
			.orElse(null);
	}

	private static String last(String definitionId) {
		return definitionId.substring(definitionId.lastIndexOf('/') + 1);
	}

	/** The refusal for want of a definition. */
	static ArmException unknown(String name) {
		return ArmException.provider(404, "RoleDefinitionDoesNotExist",
				"The specified role definition with ID '" + name.replace("-", "") + "' does not exist.");
	}

	@Override
	protected ArmException notFound(Call call) {
		return unknown(call.path().name());
	}

	@Override
	protected Resource parent(Call call) {
		return null;
	}

	@Override
	public ObjectNode render(World world, Resource definition) {
		ObjectNode view = Json.object();
		view.set("properties", definition.properties());
		return view.put("id", definition.id()).put("type", TYPE).put("name", definition.name());
	}

	private static ObjectNode render(Call call, BuiltInRole role) {
		ObjectNode view = Json.object();
		ObjectNode properties = view.putObject("properties")
			.put("roleName", role.roleName())
			.put("type", "BuiltInRole")
			.put("description", role.roleName());
		properties.putArray("assignableScopes").add("/");
		properties.putArray("permissions").add(role.actions().permission());
		String subscription = call.path().subscription();
		String scope = (subscription != null) ? "/subscriptions/" + subscription : "";
		return view.put("id", scope + "/providers/" + TYPE + "/" + role.guid())
			.put("type", TYPE)
			.put("name", role.guid());
	}

	@Override
	protected Answer read(Call call) {
		BuiltInRole role = BuiltInRole.of(call.path().name());
		return (role != null) ? Answer.ok(render(call, role)) : super.read(call);
	}

	@Override
	protected Answer list(Call call) {
		String filter = (call.query("$filter") != null) ? call.query("$filter").toLowerCase(Locale.ROOT) : "";
		String scope = call.path().scopeKey();
		Stream<ObjectNode> all = Stream.concat(Arrays.stream(BuiltInRole.values()).map((role) -> render(call, role)),
				Scoped.at(call.world(), scope, typeKey()).map((definition) -> render(call.world(), definition)));
		return Answer.ok(Json.page(all.filter((view) -> admitted(view, filter)).toList()));
	}

	private static boolean admitted(ObjectNode view, String filter) {
		boolean named = !filter.contains("rolename eq")
				|| filter.contains("'" + Json.text(view, "properties", "roleName").toLowerCase(Locale.ROOT) + "'");
		boolean typed = !filter.contains("type eq")
				|| filter.contains("'" + Json.text(view, "properties", "type").toLowerCase(Locale.ROOT) + "'");
		return named && typed;
	}

	@Override
	protected Answer write(Call call) {
		String name = call.path().name();
		if (!RoleAssignments.guid(name) || BuiltInRole.of(name) != null) {
			throw ArmException.provider(400, "InvalidRoleDefinitionId",
					"The role definition ID '" + name + "' is not valid. The role definition ID must be a GUID.");
		}
		ObjectNode asked = call.properties();
		String roleName = Json.text(asked, "roleName");
		boolean permitted = Json.each(asked, "permissions").iterator().hasNext();
		boolean scoped = Json.each(asked, "assignableScopes").iterator().hasNext();
		if (roleName == null || !permitted || !scoped || !objects(asked.get("permissions"))) {
			throw ArmException.provider(400, "RoleDefinitionInvalid",
					"The role definition must have a role name, permissions and assignable scopes.");
		}
		Resource old = find(call);
		boolean taken = Scoped.at(call.world(), call.path().scopeKey(), typeKey())
			.anyMatch((other) -> !other.key().equals(call.path().key())
					&& roleName.equalsIgnoreCase(other.property("roleName")));
		if (taken) {
			throw ArmException.provider(409, "RoleDefinitionWithSameNameExists",
					"A custom role with the same name '" + roleName + "' already exists in this directory.");
		}
		ObjectNode body = Json.object();
		body.set("properties", properties(call, asked, old));
		Resource definition = new Resource(call.path().key(), call.path().text(), TYPE, name, null, body,
				Resource.SUCCEEDED, "", (old != null) ? old.createdAt() : call.now());
		call.world().put(definition);
		return Answer.of(201, render(call.world(), definition));
	}

	private static boolean objects(JsonNode array) {
		return array.valueStream().allMatch(JsonNode::isObject);
	}

	private static ObjectNode properties(Call call, ObjectNode asked, Resource old) {
		ObjectNode properties = Json.object();
		for (String field : new String[] { "roleName", "description", "assignableScopes" }) {
			if (asked.hasNonNull(field)) {
				properties.set(field, asked.get(field));
			}
		}
		properties.put("type", "CustomRole");
		for (JsonNode permission : Json.each(asked, "permissions")) {
			properties.withArray("permissions").add(Actions.of(permission).permission());
		}
		String now = call.now().toString();
		String created = (old != null) ? old.property("createdOn") : now;
		return properties.put("createdOn", created)
			.put("updatedOn", now)
			.put("createdBy", call.principal())
			.put("updatedBy", call.principal());
	}

	@Override
	protected Answer delete(Call call) {
		Resource definition = find(call);
		if (definition == null) {
			return Answer.empty(204);
		}
		boolean used = call.world()
			.ofType(RoleAssignments.TYPE)
			.anyMatch((assignment) -> definition.id().equalsIgnoreCase(assignment.property("roleDefinitionId")));
		if (used) {
			throw ArmException.provider(400, "RoleDefinitionHasAssignments",
					"There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).");
		}
		call.world().remove(definition.key());
		return Answer.ok(render(call.world(), definition));
	}

}
