package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scenarios there are, and the faults of those that are on; used under the
 * simulator's lock only.
 */
final class Scenarios {

	private final List<Scenario> known;

	private final World world;

	private final Faults faults = new Faults();

	private List<Resource> armedFor = List.of();

	Scenarios(List<Scenario> known, World world) {
		this.known = known;
		this.world = world;
	}

	/** The scenario with a name; refuses an unknown one. */
	Scenario named(String name) {
		return this.known.stream()
			.filter((scenario) -> scenario.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + name + "'; there are "
					+ this.known.stream().map(Scenario::name).sorted().toList() + "."));
	}

	List<Scenario> known() {
		return this.known;
	}

	/** Begins a scenario, or begins it anew. */
	ObjectNode begin(String name, ObjectNode body, Types types, Instant now) {
		Scenario scenario = named(name);
		for (String field : body.propertyNames()) {
			if (!scenario.fields().containsKey(field)) {
				throw new IllegalArgumentException("Unknown field '" + field + "'; known are "
						+ scenario.fields().keySet().stream().sorted().toList() + ".");
			}
		}
		scenario.faults(body);
		scenario.begin(this.world, types, body, now);
		String key = Scenario.KEY + "/" + name;
		Resource running = new Resource(key, key, "Simulator/scenarios", name, null, body, Resource.SUCCEEDED, "", now);
		this.world.put(running);
		return view(scenario);
	}

	/** Ends a scenario; one that is not on stays so. */
	void end(String name) {
		this.world.remove(Scenario.KEY + "/" + named(name).name());
	}

	ArrayNode list() {
		ArrayNode list = Json.array();
		this.known.forEach((scenario) -> list.add(view(scenario)));
		return list;
	}

	ObjectNode view(Scenario scenario) {
		Resource running = this.world.find(Scenario.KEY + "/" + scenario.name());
		ObjectNode view = Json.object().put("name", scenario.name()).put("summary", scenario.summary());
		ObjectNode fields = view.putObject("fields");
		scenario.fields().forEach(fields::put);
		view.put("on", running != null);
		if (running != null) {
			view.put("since", running.createdAt().toString()).set("body", running.body());
		}
		return view;
	}

	/** The fault of a running scenario that hits a request, or null. */
	Fault hit(String method, ArmPath path, boolean exists, Supplier<String> location) {
		List<Resource> running = List.copyOf(this.world.below(Scenario.KEY));
		if (!running.equals(this.armedFor)) {
			arm(running);
		}
		return running.isEmpty() ? null : this.faults.hit(method, path, exists, location);
	}

	private void arm(List<Resource> running) {
		this.faults.clear();
		for (Resource one : new ArrayList<>(running)) {
			named(one.name()).faults(one.body()).forEach(this.faults::arm);
		}
		this.armedFor = running;
	}

	/** A text of a body in lower case, null when absent. */
	static String lower(ObjectNode body, String field) {
		String text = Json.text(body, field);
		return (text == null) ? null : text.toLowerCase(Locale.ROOT);
	}

}
