package com.promptservice.controlplane.simulator.core;

import tools.jackson.databind.node.ObjectNode;

/**
 * Tells which region a request concerns.
 */
final class RequestRegion {

	private RequestRegion() {
	}

	/**
	 * The region of a request: of its path, of the resource it names or will lie under,
	 * or of its body; null when nothing says.
	 */
	static String of(World world, ArmPath path, byte[] body) {
		int at = path.types().stream().map(String::toLowerCase).toList().indexOf("locations");
		if (at >= 0 && at < path.names().size()) {
			return Regions.shortName(path.names().get(at));
		}
		for (String key = path.key(); key.lastIndexOf('/') > 0; key = key.substring(0, key.lastIndexOf('/'))) {
			Resource resource = world.find(key);
			if (resource != null && resource.location() != null && !key.equals(path.groupKey())) {
				return resource.location();
			}
		}
		String given = (Json.lenient(body) instanceof ObjectNode object) ? Json.text(object, "location") : null;
		return (given == null) ? null : Regions.shortName(given);
	}

}
