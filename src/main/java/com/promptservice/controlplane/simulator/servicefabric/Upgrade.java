package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

final class Upgrade {

	private Upgrade() {
	}

	static ObjectNode progress(World world, Resource app) {
		return Json.object();
	}

}
