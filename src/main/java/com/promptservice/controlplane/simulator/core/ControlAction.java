package com.promptservice.controlplane.simulator.core;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happens in the simulated cloud because its operator says so, at
 * {@code POST /simulator/actions/NAME}.
 */
public interface ControlAction {

	/** The name in the path. */
	String name();

	/**
	 * Does it.
	 * @return what is so now
	 * @throws IllegalArgumentException when the body asks for something that isn't there
	 */
	ObjectNode run(World world, ObjectNode body);

	/** The action with a name; refuses an unknown one. */
	static ControlAction named(List<ControlAction> actions, String name) {
		return actions.stream()
			.filter((action) -> action.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no action '" + name + "'; there are "
					+ actions.stream().map(ControlAction::name).sorted().toList() + "."));
	}

	/** A text of the body; refuses a missing one. */
	static String required(ObjectNode body, String field) {
		String value = Json.text(body, field);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("The field '" + field + "' is required.");
		}
		return value;
	}

}
