package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets nothing answer on a port of a cluster until it is mended, at {@code {"cluster",
 * "port", "healthy"}}.
 */
public final class BrokenPorts implements ControlAction {

	private static final String PREFIX = "/simulator/broken/";

	@Override
	public String name() {
		return "setPortHealth";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String cluster = ControlAction.required(body, "cluster");
		String port = ControlAction.required(body, "port");
		boolean healthy = Boolean.parseBoolean(ControlAction.required(body, "healthy"));
		String key = key(cluster, port);
		if (healthy) {
			world.remove(key);
		}
		else {
			world.put(new Resource(key, key, "Simulator/broken", port, null, Json.object(), Resource.SUCCEEDED, "",
					Instant.EPOCH));
		}
		return Json.object().put("cluster", cluster).put("port", port).put("healthy", healthy);
	}

	static String key(String cluster, String port) {
		return PREFIX + cluster.toLowerCase(Locale.ROOT) + "/" + port;
	}

	/** The ports of a cluster that are broken now. */
	static List<String> of(World world, String cluster) {
		return world.below(PREFIX + cluster.toLowerCase(Locale.ROOT)).stream().map(Resource::name).toList();
	}

}
