package com.promptservice.controlplane.simulator.group;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resource groups: written at once, deleted together with everything in them.
 */
public final class ResourceGroups extends ResourceType {

	/** The type of resource groups. */
	public ResourceGroups() {
		super("Microsoft.Resources/resourceGroups");
	}

	@Override
	protected Resource parent(Call call) {
		return null;
	}

	@Override
	protected ArmException notFound(Call call) {
		return Scopes.groupNotFound(call.path().name());
	}

	@Override
	protected Answer write(Call call) {
		String name = call.path().name();
		if (!name.matches("[\\p{L}\\p{N}_\\-.()]{0,89}[\\p{L}\\p{N}_\\-()]")) {
			throw ArmException.gateway(400, "InvalidResourceGroup", "The provided resource group name '" + name
					+ "' has these invalid characters or ends with a period.");
		}
		Resource old = writable(call);
		String location = Scopes.location(call, old);
		Resource group = new Resource(call.path().key(),
				(old != null) ? old.id() : "/subscriptions/" + call.path().subscription() + "/resourceGroups/" + name,
				type(), (old != null) ? old.name() : name, location, body(call), Resource.SUCCEEDED, "",
				(old != null) ? old.createdAt() : call.now());
		call.world().put(group);
		return Answer.of((old != null) ? 200 : 201, render(call.world(), group)).after(took(call));
	}

	@Override
	protected Answer patch(Call call) {
		Resource old = writable(call);
		if (old == null) {
			throw notFound(call);
		}
		ObjectNode body = old.body().deepCopy();
		body.setAll(body(call));
		Resource group = old.withBody(body, "");
		call.world().put(group);
		return Answer.ok(render(call.world(), group)).after(took(call));
	}

	@Override
	protected Answer list(Call call) {
		Predicate<Resource> fits = ResourceFilter.of(call.query("$filter"));
		return Pages.of(call, listed(call).filter(fits).map((group) -> render(call.world(), group)).toList());
	}

	private static Duration took(Call call) {
		return call.durations().of(Timing.GROUP);
	}

	private static Resource writable(Call call) {
		Resource old = call.world().find(call.path().key());
		if (old != null && old.state().equals(Scopes.DELETING)) {
			throw Scopes.beingDeleted(old.name());
		}
		return old;
	}

	private static ObjectNode body(Call call) {
		ObjectNode body = Json.object();
		for (String field : new String[] { "tags", "managedBy" }) {
			if (call.body().hasNonNull(field)) {
				body.set(field, call.body().get(field));
			}
		}
		return body;
	}

	@Override
	protected Answer delete(Call call) {
		Resource group = find(call);
		if (group == null) {
			throw notFound(call);
		}
		Operation operation = call.world()
			.running()
			.stream()
			.filter((running) -> running.deletion() && running.subject().equals(group.key()))
			.findFirst()
			.orElseGet(
					() -> call.begin(typeKey(), group, GroupDeletion.takes(call, group), Set.of(), true, call.fate()));
		call.world().put(group.withState(Scopes.DELETING, ""));
		return Answer.empty(202)
			.with("Location",
					call.base() + "/subscriptions/" + call.path().subscription() + "/operationresults/" + operation.id()
							+ "?api-version=" + call.query("api-version"))
			.with("Retry-After", "15");
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		Operation ended = operation.succeeded() ? GroupDeletion.end(world, operation, types) : operation;
		if (ended.succeeded()) {
			types.removeTree(world, operation.subject(), operation.endsAt());
			return;
		}
		world.track(ended);
		Resource group = world.find(operation.subject());
		if (group != null) {
			world.put(group.withState(Resource.SUCCEEDED, ""));
		}
	}

}
