package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * The next operation is accepted and does not end before the scenario does.
 */
public final class EndlessOperation implements Scenario {

	/** The name. */
	static final String NAME = "endless-operation";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String summary() {
		return "The next long-running write does not end before this scenario does.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("type", "the type, such as Microsoft.Network/virtualNetworks; any when left out", "name",
				"the name of the resource; any when left out", "method", "the method; PUT when left out", "count",
				"how many operations: 1 when left out");
	}

	@Override
	public List<Fault> faults(ObjectNode body) {
		String method = Json.text(body, "method");
		return List.of(Fault.of(Fault.Kind.ENDLESS)
			.on((method != null) ? method : "PUT", Json.text(body, "type"), Json.text(body, "name"))
			.times(FaultReader.number(body, "count", 1, 1), 0));
	}

}
