package com.promptservice.controlplane.simulator.identity;

import java.util.Locale;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Role assignments on any scope that exists.
 */
public final class RoleAssignments extends ResourceType {

	static final String TYPE = "Microsoft.Authorization/roleAssignments";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	private static final String MARK = "/providers/microsoft.authorization/roleassignments/";

	/** The type of role assignments. */
	public RoleAssignments() {
		super(TYPE);
	}

	@Override
	protected Resource parent(Call call) {
		String scope = call.path().scopeKey();
		if (call.path().group() != null) {
			Scopes.group(call);
		}
		else if (!scope.startsWith("/subscriptions/") && !scope.equals("/") && !scope.startsWith("/providers/")) {
			throw ArmException.gateway(404, "MissingSubscription",
					"The request did not have a subscription or a valid tenant level resource provider.");
		}
		if (scope.contains("/resourcegroups/") && call.world().find(scope) == null) {
			String type = scope.substring(scope.lastIndexOf("/providers/") + 11);
			throw ArmException.gateway(404, "ResourceNotFound",
					"The Resource '" + type + "' under resource group '" + call.path().group()
							+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
		}
		return null;
	}

	@Override
	protected ArmException notFound(Call call) {
		return ArmException.provider(404, "RoleAssignmentNotFound",
				"The role assignment '" + call.path().name() + "' is not found.");
	}

	@Override
	public ObjectNode render(World world, Resource assignment) {
		ObjectNode view = Json.object();
		view.set("properties", assignment.properties());
		return view.put("id", assignment.id()).put("type", TYPE).put("name", assignment.name());
	}

	@Override
	protected Answer write(Call call) {
		parent(call);
		String name = call.path().name();
		if (!guid(name)) {
			throw ArmException.provider(400, "InvalidRoleAssignmentId",
					"The role assignment ID '" + name + "' is not valid. The role assignment ID must be a GUID.");
		}
		ObjectNode asked = call.properties();
		String principal = required(asked, "principalId");
		String role = required(asked, "roleDefinitionId");
		checkPrincipal(call, principal);
		if (!RoleDefinitions.exists(call.world(), role)) {
			throw RoleDefinitions.unknown(last(role));
		}
		String scope = scope(call);
		Resource old = find(call);
		if (old != null && !same(old, principal, role)) {
			throw ArmException.provider(400, "RoleAssignmentUpdateNotPermitted",
					"Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
		}
		boolean exists = call.world()
			.ofType(TYPE)
			.anyMatch((other) -> !other.name().equalsIgnoreCase(name) && same(other, principal, role)
					&& scopeKey(other).equals(call.path().scopeKey()));
		if (exists) {
			throw ArmException.provider(409, "RoleAssignmentExists", "The role assignment already exists.");
		}
		Resource assignment = (old != null) ? old : store(call, asked, scope);
		return Answer.of(201, render(call.world(), assignment)).after(call.durations().of(Timing.ROLE_ASSIGNMENT));
	}

	static boolean guid(String name) {
		return name.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
	}

	private Resource store(Call call, ObjectNode asked, String scope) {
		String now = call.now().toString();
		asked.put("scope", scope).put("createdOn", now).put("updatedOn", now);
		asked.put("createdBy", call.principal()).put("updatedBy", call.principal());
		Json.orDefault(asked, "principalType", "ServicePrincipal");
		ObjectNode body = Json.object();
		body.set("properties", asked);
		String id = (scope.equals("/") ? "" : scope) + "/providers/" + TYPE + "/" + call.path().name();
		Resource assignment = new Resource(call.path().key(), id, TYPE, call.path().name(), null, body,
				Resource.SUCCEEDED, "", call.now());
		call.world().put(assignment);
		return assignment;
	}

	private static String scope(Call call) {
		Resource resource = call.world().find(call.path().scopeKey());
		return (resource != null) ? resource.id() : "/" + String.join("/", call.path().scope());
	}

	private static String required(ObjectNode properties, String field) {
		String value = Json.text(properties, field);
		if (value == null) {
			throw ArmException.provider(400, "InvalidRoleAssignment",
					"The role assignment has no '" + field + "', which is required.");
		}
		return value;
	}

	private static void checkPrincipal(Call call, String principal) {
		call.world()
			.ofType(Identities.TYPE)
			.filter((identity) -> principal.equalsIgnoreCase(identity.property("principalId")))
			.filter((identity) -> call.now()
				.isBefore(identity.createdAt().plus(call.durations().of(Timing.PRINCIPAL_REPLICATION))))
			.findFirst()
			.ifPresent((identity) -> {
				throw ArmException.provider(400, "PrincipalNotFound", "Principal " + principal.replace("-", "")
						+ " does not exist in the directory " + identity.property("tenantId")
						+ ". Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group. See https://aka.ms/docs-principaltype");
			});
	}

	private static boolean same(Resource assignment, String principal, String role) {
		return principal.equalsIgnoreCase(assignment.property("principalId"))
				&& last(role).equalsIgnoreCase(last(assignment.property("roleDefinitionId")));
	}

	private static String last(String id) {
		return id.substring(id.lastIndexOf('/') + 1);
	}

	/** The key of the scope that an assignment is for. */
	static String scopeKey(Resource assignment) {
		String scope = assignment.key().substring(0, assignment.key().lastIndexOf(MARK));
		return scope.isEmpty() ? "/" : scope;
	}

	@Override
	protected Answer delete(Call call) {
		Resource assignment = find(call);
		if (assignment == null) {
			return Answer.empty(204);
		}
		call.world().remove(assignment.key());
		return Answer.ok(render(call.world(), assignment));
	}

	@Override
	protected Answer list(Call call) {
		parent(call);
		String filter = (call.query("$filter") != null) ? call.query("$filter").toLowerCase(Locale.ROOT) : "";
		String scope = call.path().scopeKey();
		Stream<Resource> found = call.world().ofType(TYPE).filter((assignment) -> {
			String at = scopeKey(assignment);
			boolean above = (scope + "/").startsWith(at.equals("/") ? "/" : at + "/");
			return above || (!filter.contains("atscope()") && at.startsWith(scope + "/"));
		});
		if (filter.contains("principalid eq") || filter.contains("assignedto(")) {
			found = found
				.filter((assignment) -> filter.contains(assignment.property("principalId").toLowerCase(Locale.ROOT)));
		}
		return Answer.ok(Json.page(found.map((assignment) -> render(call.world(), assignment)).toList()));
	}

	/** Whether a principal has had a role on a resource, or above it, for long enough. */
	public static boolean effective(Call call, String principal, String role, String resourceKey) {
		return call.world()
			.ofType(TYPE)
			.anyMatch((assignment) -> same(assignment, principal, role)
					&& (resourceKey + "/")
						.startsWith(scopeKey(assignment).equals("/") ? "/" : scopeKey(assignment) + "/")
					&& !call.now().isBefore(assignment.createdAt().plus(call.durations().of(Timing.ROLE_EFFECT))));
	}

}
