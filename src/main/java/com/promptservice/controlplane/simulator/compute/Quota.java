package com.promptservice.controlplane.simulator.compute;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many virtual processors a family may have in a region; the action sets another
 * limit, at {@code {"location", "family", "limit"}}.
 */
public final class Quota implements ControlAction {

	private static final int OF_A_FAMILY = 4_000;

	private static final int OF_A_REGION = 10_000;

	@Override
	public String name() {
		return "setQuota";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String location = ControlAction.required(body, "location").toLowerCase(Locale.ROOT);
		String family = ControlAction.required(body, "family");
		int limit = Integer.parseInt(ControlAction.required(body, "limit"));
		world.put(new Resource(key(location, family), key(location, family), "Simulator/quotas", family, location,
				Json.object().put("limit", limit), Resource.SUCCEEDED, "", Instant.EPOCH));
		return Json.object().put("location", location).put("family", family).put("limit", limit);
	}

	private static String key(String location, String family) {
		return "/simulator/quotas/" + location + "/" + family.toLowerCase(Locale.ROOT);
	}

	/** The limit of a family, or of all of them under "cores". */
	static int of(World world, String location, String family, int used) {
		if (QuotaExhausted.concerns(world, location)) {
			return used;
		}
		Resource changed = world.find(key(location, family));
		return (changed != null) ? changed.body().get("limit").asInt()
				: family.equals(Usages.REGIONAL) ? OF_A_REGION : OF_A_FAMILY;
	}

	/**
	 * Why some more machines are too many, in Azure's words, or null when they are not.
	 */
	public static String exceededBy(World world, String subscription, String location, VmSize size, int more) {
		Map<String, Integer> used = Usages.used(world, subscription, location);
		for (String family : new String[] { size.family(), Usages.REGIONAL }) {
			int now = used.getOrDefault(family, 0);
			int limit = of(world, location, family, now);
			if (more > 0 && now + more * size.cores() > limit) {
				return "Operation could not be completed as it results in exceeding approved " + family
						+ " Cores quota. Additional details - Deployment Model: Resource Manager, Location: " + location
						+ ", Current Limit: " + limit + ", Current Usage: " + now + ", Additional Required: "
						+ more * size.cores() + ", (Minimum) New Limit Required: " + (now + more * size.cores()) + ".";
			}
		}
		return null;
	}

}
