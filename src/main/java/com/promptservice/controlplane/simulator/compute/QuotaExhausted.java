package com.promptservice.controlplane.simulator.compute;

import java.util.Map;

import com.promptservice.controlplane.simulator.core.Scenario;
import com.promptservice.controlplane.simulator.core.World;

/**
 * What is used of the virtual processors is all there is.
 */
public final class QuotaExhausted implements Scenario {

	private static final String NAME = "quota-exhausted";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String summary() {
		return "No machine more fits into the quota: what is used is the limit.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("location", "the region; all of them when left out");
	}

	static boolean concerns(World world, String location) {
		return Scenario.on(world, NAME, "location", location);
	}

}
