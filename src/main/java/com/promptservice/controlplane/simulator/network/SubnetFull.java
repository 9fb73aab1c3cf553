package com.promptservice.controlplane.simulator.network;

import java.util.Map;

import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scenario;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Subnets have no address to give away.
 */
public final class SubnetFull implements Scenario {

	private static final String NAME = "subnet-full";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String summary() {
		return "Subnets have no free address for load balancers and machines.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("subnet", "the name of the subnet; all of them when left out");
	}

	static boolean concerns(World world, Resource subnet) {
		return Scenario.on(world, NAME, "subnet", subnet.name());
	}

}
