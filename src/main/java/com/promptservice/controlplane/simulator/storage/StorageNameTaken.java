package com.promptservice.controlplane.simulator.storage;

import java.util.Map;

import com.promptservice.controlplane.simulator.core.Scenario;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Names of storage accounts belong to somebody else.
 */
public final class StorageNameTaken implements Scenario {

	private static final String NAME = "storage-name-taken";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String summary() {
		return "Somebody else has a storage account with the name that a new one is to have.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("account", "the name; every new one when left out");
	}

	static boolean concerns(World world, String account) {
		return Scenario.on(world, NAME, "account", account);
	}

}
