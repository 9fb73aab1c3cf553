package com.promptservice.controlplane.simulator.network;

import java.util.HashSet;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all types of Microsoft.Network share: versions, operations, and one writer at a
 * time.
 */
abstract class NetworkResource extends ResourceType {

	private final Timing timing;

	NetworkResource(String type, Timing timing) {
		super(type);
		this.timing = timing;
	}

	/** Checks a write and says what to store. */
	abstract Draft draft(Call call, Resource parent, Resource old, String id);

	@Override
	protected abstract void refuseWhileInUse(World world, Resource resource);

	/** The state right after a write was accepted, of a new resource when old is null. */
	String stateAfterWrite(Resource old) {
		return "Updating";
	}

	/** How long a caller should wait after a write was accepted, in seconds. */
	String retryAfterWrite() {
		return "3";
	}

	/** Called for each resource that was written, with all that belongs to it. */
	void written(World world, Resource resource) {
	}

	@Override
	protected ArmException notFound(Call call) {
		return (call.path().types().size() < 2) ? super.notFound(call)
				: ArmException.network(404, "NotFound", "Resource " + call.path().text() + " not found.");
	}

	@Override
	public ObjectNode render(World world, Resource resource) {
		ObjectNode view = Json.object().put("name", resource.name()).put("id", resource.id());
		view.put("etag", resource.etag()).put("type", resource.type());
		if (resource.location() != null && topLevel(resource)) {
			view.put("location", resource.location());
		}
		resource.body().properties().forEach((field) -> view.set(field.getKey(), field.getValue()));
		ObjectNode properties = Json.object().put("provisioningState", resource.state());
		properties.setAll(resource.properties());
		view.set("properties", properties);
		return view;
	}

	private static boolean topLevel(Resource resource) {
		return resource.type().indexOf('/') == resource.type().lastIndexOf('/');
	}

	@Override
	protected Answer read(Call call) {
		Answer answer = super.read(call);
		return answer.with("ETag", Json.text(answer.body(), "etag"));
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		Resource parent = parent(call);
		Resource old = find(call);
		checkVersion(call, old);
		String name = (old != null) ? old.name() : call.path().name();
		if (!name.matches("[A-Za-z0-9_](?:[\\w.-]{0,78}\\w)?")) {
			throw ArmException.network(400, "InvalidResourceName", "Resource name " + name
					+ " is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.");
		}
		String location = (parent != null) ? parent.location() : Scopes.location(call, old);
		String id = (old != null) ? old.id()
				: (parent != null) ? Scopes.childId(parent, type(), name) : Scopes.id(group, type(), name);
		Draft draft = checked(call, parent, old, id);
		Set<String> locks = Writers.claim(call, (parent != null) ? parent : old, call.path().key(), draft.referenced);
		String etag = call.world().newEtag();
		String state = stateAfterWrite(old);
		Resource resource = new Resource(call.path().key(), id, type(), name, location, draft.body, state, etag,
				(old != null) ? old.createdAt() : call.now());
		call.world().put(resource);
		draft.dropped.forEach(call.world()::remove);
		draft.children.forEach((child) -> call.world().put(child.withState(state, child.etag())));
		touch(call.world(), parent, etag);
		written(call.world(), resource);
		Operation operation = call.start(resource, this.timing, draft.children.stream().map(Resource::key).toList(),
				locks);
		Answer answer = Answer.of((old != null) ? 200 : 201, render(call.world(), resource));
		return NetworkOperations.announce(answer, call, operation).with("Retry-After", retryAfterWrite());
	}

	private Draft checked(Call call, Resource parent, Resource old, String id) {
		try {
			return draft(call, parent, old, id);
		}
		catch (JsonNodeException | ClassCastException ex) {
			// a text where an object belongs, or the like
			throw ArmException.network(400, "InvalidRequestFormat", "Cannot parse the request.");
		}
	}

	private static void touch(World world, Resource parent, String etag) {
		if (parent != null) {
			world.put(parent.withState(parent.state(), etag));
		}
	}

	@Override
	protected Answer patch(Call call) {
		Scopes.writableGroup(call);
		Resource old = find(call);
		if (old == null || call.path().types().size() > 1) {
			throw (old == null) ? notFound(call) : Route.methodNotAllowed(call);
		}
		ObjectNode body = old.body().deepCopy();
		body.set("tags", Json.child(call.body(), "tags"));
		Resource resource = old.withBody(body, call.world().newEtag());
		call.world().put(resource);
		return Answer.ok(render(call.world(), resource));
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource parent = parentIfThere(call);
		Resource resource = find(call);
		if (resource == null) {
			return Answer.empty(204);
		}
		checkVersion(call, resource);
		refuseWhileInUse(call.world(), resource);
		Set<String> locks = Writers.claim(call, (parent != null) ? parent : resource, resource.key(),
				references(resource));
		call.world().put(resource.withState("Deleting", call.world().newEtag()));
		Operation operation = call.startDeletion(resource, Timing.NETWORK_DELETE, locks);
		return NetworkOperations.announce(Answer.empty(202), call, operation)
			.with("Location", NetworkOperations.url(call, operation, "operationResults"))
			.with("Retry-After", "10");
	}

	/** Keys of other resources that a deletion touches. */
	Set<String> references(Resource resource) {
		return new HashSet<>();
	}

	private static Resource parentIfThere(Call call) {
		return (call.path().types().size() < 2) ? null : call.world().find(call.path().parentKey());
	}

	private static void checkVersion(Call call, Resource old) {
		String wanted = call.header("If-Match");
		if (wanted != null && (old == null || !(wanted.equals("*") || wanted.equals(old.etag())))) {
			throw ArmException.network(412, "PreconditionFailed",
					"Precondition failed. Etag provided in if-match header " + wanted + " does not match etag "
							+ ((old == null) ? "" : old.etag() + " ") + "of the resource.");
		}
	}

}
