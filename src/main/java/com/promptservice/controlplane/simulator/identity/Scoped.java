package com.promptservice.controlplane.simulator.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Which assignments and definitions hold for a resource: those at it, and at everything
 * that it is in.
 */
final class Scoped {

	private Scoped() {
	}

	/** Whether one scope is another one, or above it. */
	static boolean covers(String scope, String key) {
		return scope.equals("/") || (key + "/").startsWith(scope + "/");
	}

	/** What of a type lies at a scope or above it. */
	static Stream<Resource> at(World world, String key, String type) {
		String below = "/providers/" + type;
		List<String> scopes = new ArrayList<>();
		scopes.add("");
		for (int at = key.indexOf('/', 1); at > 0; at = key.indexOf('/', at + 1)) {
			scopes.add(key.substring(0, at));
		}
		scopes.add(key);
		return scopes.stream().distinct().flatMap((scope) -> world.below(scope + below).stream());
	}

}
