package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Scenario;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is deployed to a cluster turns out to be unhealthy.
 */
public final class ClusterUpgradeUnhealthy implements Scenario {

	@Override
	public String name() {
		return "cluster-upgrade-unhealthy";
	}

	@Override
	public String summary() {
		return "What is deployed or upgraded fails its health checks.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("application", "the name of the application; any when left out", "port",
				"the port on which nothing answers; all of them when left out");
	}

	@Override
	public List<Fault> faults(ObjectNode body) {
		return List.of(Fault.of(Fault.Kind.UNHEALTHY)
			.on("PUT", Applications.TYPE, Json.text(body, "application"))
			.withCode(Json.text(body, "port"), "The application is not healthy.")
			.times(Integer.MAX_VALUE, 0));
	}

}
