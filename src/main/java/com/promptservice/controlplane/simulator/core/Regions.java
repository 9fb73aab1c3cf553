package com.promptservice.controlplane.simulator.core;

import java.util.Locale;

import tools.jackson.core.JacksonException;

/**
 * Tells which region a request concerns.
 */
final class Regions {

	private Regions() {
	}

	/** A region in Azure's short form, null for null. */
	static String named(String text) {
		return (text == null) ? null : text.replace(" ", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The region of a request: of its path, of the resource it names or will lie under,
	 * or of its body; null when nothing says.
	 */
	static String of(World world, ArmPath path, byte[] body) {
		int at = path.types().stream().map(String::toLowerCase).toList().indexOf("locations");
		if (at >= 0 && at < path.names().size()) {
			return named(path.names().get(at));
		}
		for (String key = path.key(); key.lastIndexOf('/') > 0; key = key.substring(0, key.lastIndexOf('/'))) {
			Resource resource = world.find(key);
			if (resource != null && resource.location() != null && !key.equals(path.groupKey())) {
				return resource.location();
			}
		}
		try {
			return named(Json.text(Json.lenient(body), "location"));
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
