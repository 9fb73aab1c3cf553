package com.promptservice.controlplane.simulator.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.servicefabric.PortHealth;
import tools.jackson.databind.JsonNode;

/**
 * What a load balancer found when it probed one machine for one of its rules.
 *
 * @param dimensions which machine, port and frontend it was
 * @param up whether something answered
 */
record Probed(Map<String, String> dimensions, boolean up) {

	static List<Probed> all(World world, Resource balancer) {
		List<Probed> found = new ArrayList<>();
		for (JsonNode rule : Json.each(balancer.properties(), "loadBalancingRules")) {
			JsonNode properties = rule.get("properties");
			String pool = Json.text(properties, "backendAddressPool", "id");
			String port = probedPort(balancer, Json.text(properties, "probe", "id"));
			if (pool == null || port == null) {
				continue;
			}
			ScaleSets.inPool(world, pool)
				.filter((machine) -> machine.address() != null)
				.forEach((machine) -> found.add(new Probed(
						Map.of("BackendIPAddress", machine.address(), "BackendPort",
								Json.text(properties, "backendPort"), "FrontendPort",
								Json.text(properties, "frontendPort"), "ProtocolType", "6"),
						PortHealth.answers(world, machine, port))));
		}
		return found;
	}

	private static String probedPort(Resource balancer, String probeId) {
		for (JsonNode probe : Json.each(balancer.properties(), "probes")) {
			if (Json.text(probe, "id").equalsIgnoreCase(probeId)) {
				return Json.text(probe, "properties", "port");
			}
		}
		return null;
	}

}
