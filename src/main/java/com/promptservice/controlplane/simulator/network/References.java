package com.promptservice.controlplane.simulator.network;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;

/**
 * References from one network resource to another.
 */
final class References {

	private References() {
	}

	/** The resource that an id names; refuses when it is missing. */
	static Resource existing(World world, String id, String from) {
		Resource resource = world.find(id.toLowerCase(Locale.ROOT));
		if (resource == null) {
			throw missing(id, from);
		}
		return resource;
	}

	/** The resource that an id names; refuses when it is missing or elsewhere. */
	static Resource sameRegion(World world, String id, String from, String location) {
		Resource resource = existing(world, id, from);
		if (!resource.location().equals(location)) {
			throw missing(id, from);
		}
		return resource;
	}

	static ArmException missing(String id, String from) {
		return ArmException.network(400, "InvalidResourceReference", "Resource " + id + " referenced by resource "
				+ from
				+ " was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.");
	}

}
