package com.promptservice.controlplane.simulator.identity;

import java.time.Instant;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is special about a subscription, at {@code {"subscriptionId", "tenantId",
 * "exists", "tokenless"}}: the directory that it trusts, whether it is there at all, and
 * whether calls without a token act as its owner or as somebody of the home directory.
 * All but the first have usual values; every subscription that nobody spoke of exists in
 * the home directory.
 */
public final class Subscriptions implements ControlAction {

	private static final String PREFIX = "/simulator/subscriptions/";

	@Override
	public String name() {
		return "setSubscription";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String id = ControlAction.required(body, "subscriptionId");
		ObjectNode settings = Json.object().put("subscriptionId", id);
		String tenant = Json.text(body, "tenantId");
		settings.put("tenantId", (tenant != null && !tenant.isBlank()) ? tenant : Principals.TENANT);
		settings.put("exists", !"false".equals(Json.text(body, "exists")));
		String tokenless = Json.text(body, "tokenless");
		if (tokenless != null && !tokenless.equals("owner") && !tokenless.equals("home")) {
			throw new IllegalArgumentException("The field 'tokenless' is 'owner' or 'home', not '" + tokenless + "'.");
		}
		settings.put("tokenless", (tokenless != null) ? tokenless : "owner");
		world.put(new Resource(key(id), key(id), "Simulator/subscriptions", id, null, settings, Resource.SUCCEEDED, "",
				Instant.EPOCH));
		return settings;
	}

	private static String key(String id) {
		return PREFIX + id.toLowerCase(Locale.ROOT);
	}

	/** The directory that a subscription trusts. */
	public static String tenantOf(World world, String id) {
		Resource known = world.find(key(id));
		return (known != null) ? Json.text(known.body(), "tenantId") : Principals.TENANT;
	}

	/** Whether there is such a subscription. */
	public static boolean exists(World world, String id) {
		Resource known = world.find(key(id));
		return known == null || known.body().get("exists").asBoolean();
	}

	/** Whether somebody without a token acts as the owner there. */
	static boolean admitsAnybody(World world, String id) {
		Resource known = world.find(key(id));
		return known == null || "owner".equals(Json.text(known.body(), "tokenless"));
	}

}
