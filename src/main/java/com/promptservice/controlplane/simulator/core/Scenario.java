package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * A trouble with a name, that one call begins and one call ends. What it needs to know
 * while it is on is kept with the resources, so that it survives restarts and snapshots.
 */
public interface Scenario {

	/** Where the running ones are kept. */
	String KEY = "/simulator/scenarios";

	/** The name in the path. */
	String name();

	/** What it does, as a sentence. */
	String summary();

	/**
	 * The fields that narrow it down, each with what it means; all of them are optional.
	 */
	Map<String, String> fields();

	/** The faults that strike while it is on. */
	default List<Fault> faults(ObjectNode body) {
		return List.of();
	}

	/**
	 * Does what happens at once.
	 * @throws IllegalArgumentException when the body asks for something that isn't there
	 */
	default void begin(World world, Types types, ObjectNode body, Instant now) {
	}

	/** Whether a scenario is on that concerns something with this name in this field. */
	static boolean on(World world, String scenario, String field, String value) {
		Resource running = world.find(KEY + "/" + scenario);
		if (running == null) {
			return false;
		}
		String only = Json.text(running.body(), field);
		return only == null || only.equalsIgnoreCase(value);
	}

}
