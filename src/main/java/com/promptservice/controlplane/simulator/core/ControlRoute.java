package com.promptservice.controlplane.simulator.core;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the control endpoint: what serves it, and what its document says.
 *
 * @param method the method
 * @param path the path, with the name in it as {name}
 * @param tag the heading it stands under
 * @param id the operation id
 * @param summary a few words
 * @param description some sentences
 * @param request an example of the body that it takes, null for none
 * @param status the status of its answer
 * @param answer what the answer is, in words
 * @param handler what serves it: the name in the path, the query and the body lead to the
 * body of the answer, or to null
 */
record ControlRoute(String method, String path, String tag, String id, String summary, String description,
		ObjectNode request, int status, String answer, Function<Asked, JsonNode> handler) {

	private static final String NAME = "{name}";

	/**
	 * The name in a path that fits this route, an empty text for none; null when it
	 * doesn't fit.
	 */
	String nameIn(String asked) {
		if (!this.path.contains(NAME)) {
			return this.path.equals(asked) ? "" : null;
		}
		String[] around = this.path.split(Pattern.quote(NAME), 2);
		Matcher matcher = Pattern.compile(Pattern.quote(around[0]) + "([^/]+)" + Pattern.quote(around[1]))
			.matcher(asked);
		return matcher.matches() ? matcher.group(1) : null;
	}

	/** Whether its path holds a name. */
	boolean named() {
		return this.path.contains(NAME);
	}

	/**
	 * What was asked.
	 *
	 * @param name the name in the path
	 * @param query the query
	 * @param body the body, an empty object for none
	 */
	record Asked(String name, Map<String, String> query, ObjectNode body) {
	}

}
