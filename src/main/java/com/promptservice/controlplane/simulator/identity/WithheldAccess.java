package com.promptservice.controlplane.simulator.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes rights from the owner in a scope and all below it, at {@code {"scope", "actions",
 * "withheld"}}: what it may still do there, of these actions, its role assignments decide
 * like anybody's. The actions are those of roles, by default only that of peering with a
 * network; {@code "withheld": false} undoes it.
 */
public final class WithheldAccess implements ControlAction {

	/** The right to peer with a network. */
	public static final String PEER = "Microsoft.Network/virtualNetworks/peer/action";

	private static final String PREFIX = "/simulator/withheld";

	@Override
	public String name() {
		return "withholdAccess";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String scope = ControlAction.required(body, "scope");
		if (!scope.startsWith("/subscriptions/")) {
			throw new IllegalArgumentException("The field 'scope' must be the id of something in a subscription.");
		}
		String key = PREFIX + scope.toLowerCase(Locale.ROOT);
		boolean withheld = !"false".equals(Json.text(body, "withheld"));
		List<String> actions = new ArrayList<>();
		Json.each(body, "actions").forEach((action) -> actions.add(action.asString("*")));
		if (actions.isEmpty()) {
			actions.add(PEER);
		}
		ObjectNode now = Json.object().put("scope", scope).put("withheld", withheld);
		actions.forEach(now.putArray("actions")::add);
		if (withheld) {
			world.put(new Resource(key, key, "Simulator/withheld", scope, null, now, Resource.SUCCEEDED, "",
					Instant.EPOCH));
		}
		else {
			world.remove(key);
		}
		return now;
	}

	/** Whether an action on a resource is withheld from the owner. */
	static boolean covers(World world, String action, String resourceKey) {
		return at(world, resourceKey).anyMatch((actions) -> actions.allows(action));
	}

	/** The actions on a resource that are withheld from the owner. */
	static List<String> actions(World world, String resourceKey) {
		return at(world, resourceKey).flatMap((actions) -> actions.actions().stream()).toList();
	}

	private static Stream<Actions> at(World world, String resourceKey) {
		return world.below(PREFIX)
			.stream()
			.filter((withheld) -> Scoped.covers(withheld.key().substring(PREFIX.length()), resourceKey))
			.map((withheld) -> Actions.of(withheld.body()));
	}

}
