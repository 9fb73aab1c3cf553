package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a resource keeps in its body without showing it.
 */
final class Hidden {

	private static final String FIELD = "hidden";

	private Hidden() {
	}

	/** The hidden part of a resource, to be read only; empty for a missing resource. */
	static ObjectNode of(Resource resource) {
		return (resource != null && resource.body().get(FIELD) instanceof ObjectNode hidden) ? hidden : Json.object();
	}

	/** The same resource with one more hidden value. */
	static Resource with(Resource resource, String field, Object value) {
		ObjectNode body = resource.body().deepCopy();
		Json.child(body, FIELD).set(field, Json.MAPPER.valueToTree(value));
		return resource.withBody(body, "");
	}

}
