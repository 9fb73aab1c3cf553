package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

/**
 * A type of resources: answers reads itself and leaves writes to its subclass.
 */
public abstract class ResourceType implements Route {

	private final String type;

	private final String typeKey;

	/** A type with Azure's spelling of its name. */
	protected ResourceType(String type) {
		this.type = type;
		this.typeKey = type.toLowerCase(Locale.ROOT);
	}

	@Override
	public final String type() {
		return this.type;
	}

	/** The type in lower case. */
	public final String typeKey() {
		return this.typeKey;
	}

	@Override
	public Answer handle(Call call) {
		if (call.path().collection()) {
			if (!call.method().equals("GET")) {
				throw Route.methodNotAllowed(call);
			}
			return list(call);
		}
		return switch (call.method()) {
			case "GET" -> read(call);
			case "HEAD" -> exists(call);
			case "PUT" -> write(call);
			case "PATCH" -> patch(call);
			case "DELETE" -> delete(call);
			default -> throw Route.methodNotAllowed(call);
		};
	}

	/** Creates or replaces the resource. */
	protected abstract Answer write(Call call);

	/** Deletes the resource. */
	protected abstract Answer delete(Call call);

	/** Changes a part of the resource; most types can't. */
	protected Answer patch(Call call) {
		throw Route.methodNotAllowed(call);
	}

	/** The resource as a GET shows it. */
	public ObjectNode render(World world, Resource resource) {
		ObjectNode view = head(resource);
		resource.body().properties().forEach((field) -> view.set(field.getKey(), field.getValue()));
		ObjectNode properties = Json.object().put("provisioningState", resource.state());
		properties.setAll(resource.properties());
		view.set("properties", properties);
		return view;
	}

	/** Id, name, type and location of a resource. */
	protected static ObjectNode head(Resource resource) {
		ObjectNode view = Json.object()
			.put("id", resource.id())
			.put("name", resource.name())
			.put("type", resource.type());
		if (resource.location() != null) {
			view.put("location", resource.location());
		}
		return view;
	}

	/** Whether a GET finds the resource. */
	protected boolean visible(Resource resource) {
		return true;
	}

	/** The refusal when a resource isn't there. */
	protected ArmException notFound(Call call) {
		return Scopes.resourceNotFound(call.path(), this.type);
	}

	/**
	 * The parent that must exist, or null for a type that stands alone; refuses when it
	 * is missing.
	 */
	protected Resource parent(Call call) {
		Scopes.group(call);
		return (call.path().types().size() < 2) ? null : Scopes.parent(call, call.path().parentKey());
	}

	/** The resource that the path names, or null. */
	protected final Resource find(Call call) {
		Resource resource = call.world().find(call.path().key());
		return (resource != null && visible(resource)) ? resource : null;
	}

	/** Answers a GET of one resource. */
	protected Answer read(Call call) {
		Resource resource = find(call);
		if (resource == null) {
			parent(call);
			throw notFound(call);
		}
		return Answer.ok(render(call.world(), resource));
	}

	private Answer exists(Call call) {
		return (find(call) != null) ? Answer.empty(204) : Answer.empty(404).with("x-ms-failure-cause", "gateway");
	}

	/** Answers a GET of all resources in a group, a subscription or a parent. */
	protected Answer list(Call call) {
		return Answer.ok(Json.page(listed(call).map((resource) -> render(call.world(), resource)).toList()));
	}

	/** The resources of this type under the path of a list. */
	protected final Stream<Resource> listed(Call call) {
		ArmPath path = call.path();
		if (path.types().size() > 1) {
			Resource parent = parent(call);
			return call.world().children(parent.key(), this.typeKey).stream().filter(this::visible);
		}
		if (path.group() != null) {
			Scopes.group(call);
		}
		return call.world().ofType(this.typeKey, path.scopeKey()).filter(this::visible);
	}

	/** Settles a resource whose operation has ended. */
	protected void finish(World world, Operation operation, Types types) {
		if (operation.deletion() && operation.succeeded()) {
			types.removeTree(world, operation.subject(), operation.endsAt());
			return;
		}
		settle(world, operation.subject(), operation.status());
		operation.others().forEach((other) -> settle(world, other, operation.status()));
	}

	private static void settle(World world, String key, String state) {
		Resource resource = world.find(key);
		if (resource != null) {
			world.put(resource.withState(state, world.newEtag()));
		}
	}

	/** Refuses the deletion of a resource that others need. */
	protected void refuseWhileInUse(World world, Resource resource) {
	}

	/** Called for each resource that goes, also when its group goes. */
	protected void removed(World world, Resource resource, Instant now) {
	}

}
