package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

/**
 * Every route of the simulator by its type.
 */
public final class Types {

	private final Map<String, Route> routes = new HashMap<>();

	/** A table of routes. */
	public Types(Stream<Route> routes) {
		routes.forEach((route) -> this.routes.put(route.type().toLowerCase(Locale.ROOT), route));
	}

	/** The route of a type in lower case, or null. */
	Route route(String typeKey) {
		return this.routes.get(typeKey);
	}

	/** The types of a provider without its name, as Azure spells them, in order. */
	public List<String> ofProvider(String namespace) {
		String start = namespace.toLowerCase(Locale.ROOT) + "/";
		return this.routes.values()
			.stream()
			.map(Route::type)
			.filter((type) -> type.toLowerCase(Locale.ROOT).startsWith(start))
			.map((type) -> type.substring(start.length()))
			.sorted()
			.toList();
	}

	/** The providers, as Azure spells them, in order. */
	public List<String> providers() {
		return this.routes.values()
			.stream()
			.map((route) -> route.type().substring(0, route.type().indexOf('/')))
			.distinct()
			.sorted()
			.toList();
	}

	/** Whether anything forbids the deletion of a resource, and what, or null. */
	public ArmException inUse(World world, Resource resource) {
		ResourceType type = of(resource.typeKey());
		try {
			if (type != null) {
				type.refuseWhileInUse(world, resource);
			}
			return null;
		}
		catch (ArmException ex) {
			return ex;
		}
	}

	/** The resource type of a resource. */
	ResourceType of(String typeKey) {
		return (this.routes.get(typeKey) instanceof ResourceType type) ? type : null;
	}

	/** A resource as its type shows it. */
	public ObjectNode render(World world, Resource resource) {
		ResourceType type = of(resource.typeKey());
		return (type == null) ? ResourceType.head(resource) : type.render(world, resource);
	}

	/** Ends every operation that is due. */
	void settle(World world, Instant now) {
		for (Operation due = world.due(now); due != null; due = world.due(now)) {
			Operation ended = due.ended();
			world.settledTo(ended.endsAt());
			world.track(ended);
			ResourceType type = of(ended.type());
			if (type != null) {
				type.finish(world, ended, this);
			}
		}
		world.settledTo(now);
	}

	/** Removes a resource and everything below it. */
	public void removeTree(World world, String key, Instant now) {
		List<Resource> gone = new ArrayList<>(world.below(key));
		Resource root = world.find(key);
		if (root != null) {
			gone.add(root);
		}
		for (Resource resource : gone) {
			ResourceType type = of(resource.typeKey());
			if (type != null) {
				type.removed(world, resource, now);
			}
			world.remove(resource.key());
		}
		for (Operation operation : List.copyOf(world.running())) {
			if (operation.subject().equals(key) || operation.subject().startsWith(key + "/")) {
				world.track(operation.ended());
			}
		}
	}

}
