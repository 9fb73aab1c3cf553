package com.promptservice.controlplane.simulator.core;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the operator of the cloud stop and hasten time, and turn throttling on.
 */
final class TimeControl {

	private static final Set<String> FIELDS = Set.of("speed", "paused");

	private final Cloud cloud;

	TimeControl(Cloud cloud) {
		this.cloud = cloud;
	}

	ObjectNode view() {
		return this.cloud.look(() -> Json.object()
			.put("now", this.cloud.now().toString())
			.put("speed", this.cloud.time().speed() * this.cloud.durations().timeScale())
			.put("paused", this.cloud.time().paused()));
	}

	ObjectNode set(ObjectNode body) {
		known(body, FIELDS);
		JsonNode speed = body.get("speed");
		if (speed != null && !(speed.isNumber() && speed.asDouble() > 0 && speed.asDouble() <= 1e9)) {
			throw new IllegalArgumentException("The field 'speed' must be a number above 0, not " + speed + ".");
		}
		boolean paused = flag(body, "paused", this.cloud.time().paused());
		this.cloud.change(() -> {
			double scale = this.cloud.durations().timeScale();
			this.cloud.time().run((speed == null) ? this.cloud.time().speed() : speed.asDouble() / scale, paused);
		});
		return view();
	}

	ObjectNode throttle(ObjectNode body) {
		known(body, Set.of("enabled"));
		boolean enabled = flag(body, "enabled", true);
		this.cloud.change(() -> this.cloud.throttle().turn(enabled));
		return Json.object().put("enabled", enabled);
	}

	private static void known(ObjectNode body, Set<String> fields) {
		for (String field : body.propertyNames()) {
			if (!fields.contains(field)) {
				throw new IllegalArgumentException(
						"Unknown field '" + field + "'; known are " + fields.stream().sorted().toList() + ".");
			}
		}
	}

	private static boolean flag(ObjectNode body, String field, boolean usual) {
		JsonNode value = body.get(field);
		if (value == null) {
			return usual;
		}
		if (!value.isBoolean()) {
			throw new IllegalArgumentException("The field '" + field + "' must be true or false, not " + value + ".");
		}
		return value.asBoolean();
	}

}
