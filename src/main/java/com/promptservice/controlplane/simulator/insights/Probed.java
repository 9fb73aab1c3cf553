package com.promptservice.controlplane.simulator.insights;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.servicefabric.PortHealth;
import tools.jackson.databind.JsonNode;

/**
 * What a load balancer found when it probed one machine for one of its rules.
 *
 * @param machine the machine
 * @param dimensions which machine, port and frontend it was
 * @param up whether something answered
 */
public record Probed(ScaleSets.Instance machine, Map<String, String> dimensions, boolean up) {

	/** What it found for all of its rules. */
	static List<Probed> all(World world, Resource balancer) {
		return StreamSupport.stream(Json.each(balancer.properties(), "loadBalancingRules").spliterator(), false)
			.flatMap((rule) -> of(world, balancer, rule.get("properties")))
			.toList();
	}

	/** What it found for one of its rules. */
	public static Stream<Probed> of(World world, Resource balancer, JsonNode rule) {
		String pool = Json.text(rule, "backendAddressPool", "id");
		String port = probedPort(balancer, Json.text(rule, "probe", "id"));
		if (pool == null || port == null) {
			return Stream.empty();
		}
		return ScaleSets.inPool(world, pool)
			.filter((machine) -> machine.address() != null)
			.map((machine) -> new Probed(machine,
					Map.of("BackendIPAddress", machine.address(), "BackendPort", Json.text(rule, "backendPort"),
							"FrontendPort", Json.text(rule, "frontendPort"), "ProtocolType", "6"),
					PortHealth.answers(world, machine, port)));
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
