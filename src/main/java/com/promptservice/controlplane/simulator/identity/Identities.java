package com.promptservice.controlplane.simulator.identity;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * User-assigned identities; each new one gets a principal of its own, whatever its name.
 */
public final class Identities extends ResourceType {

	static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

	/** The type of user-assigned identities. */
	public Identities() {
		super(TYPE);
	}

	@Override
	public ObjectNode render(World world, Resource identity) {
		ObjectNode view = head(identity);
		view.set("tags", identity.tags());
		view.set("properties", identity.properties());
		return view;
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		Resource old = find(call);
		String location = Scopes.location(call, old);
		ObjectNode body = Json.object();
		body.set("tags", tags(call, old));
		body.set("properties", (old != null) ? old.properties() : principal(call));
		String name = (old != null) ? old.name() : call.path().name();
		String id = Scopes.id(group, TYPE, name).replace("/resourceGroups/", "/resourcegroups/");
		Resource identity = new Resource(call.path().key(), id, TYPE, name, location, body, Resource.SUCCEEDED, "",
				(old != null) ? old.createdAt() : call.now());
		call.world().put(identity);
		Answer answer = Answer.of((old != null) ? 200 : 201, render(call.world(), identity))
			.after(call.durations().of(Timing.IDENTITY));
		return (old != null) ? answer : answer.with("Location", id);
	}

	private static ObjectNode principal(Call call) {
		return Json.object()
			.put("tenantId", Principals.TENANT)
			.put("principalId", call.world().newId().toString())
			.put("clientId", call.world().newId().toString());
	}

	private static ObjectNode tags(Call call, Resource old) {
		if (call.body().get("tags") instanceof ObjectNode tags) {
			return tags;
		}
		return (old != null && call.method().equals("PATCH") && old.tags() instanceof ObjectNode tags) ? tags
				: Json.object();
	}

	@Override
	protected Answer patch(Call call) {
		if (find(call) == null) {
			Scopes.group(call);
			throw notFound(call);
		}
		return write(call);
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource identity = find(call);
		if (identity == null) {
			return Answer.empty(204);
		}
		call.types().removeTree(call.world(), identity.key(), call.now());
		return Answer.empty(200);
	}

}
