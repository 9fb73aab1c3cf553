package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that Azure gives on a bad day.
 */
final class ArmAnswers {

	static final String REQUEST_ID = "bad0bad0-0000-4000-8000-000000000001";

	private ArmAnswers() {
	}

	static SimulatorResponse error(int status, String code, String message) {
		return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
	}

	static SimulatorResponse throttled(String retryAfter) {
		return withHeader(error(429, "TooManyRequests", "The request was throttled."), "Retry-After", retryAfter);
	}

	static SimulatorResponse html(int status) {
		return answer(status, "text/html", "<html><body>Bad gateway");
	}

	static SimulatorResponse garbage() {
		return json(200, "{\"id\":\"/subscriptions/tru");
	}

	static SimulatorResponse empty(int status) {
		return answer(status, "application/json", "");
	}

	static SimulatorResponse json(int status, String body) {
		return answer(status, "application/json; charset=utf-8", body);
	}

	static SimulatorResponse withHeader(SimulatorResponse answer, String name, String value) {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(answer.headers());
		headers.put(name, value);
		return new SimulatorResponse(answer.status(), headers, answer.body(), answer.dropped(), answer.latency());
	}

	/**
	 * The answer with every owner's tag overwritten.
	 */
	static SimulatorResponse withOwner(SimulatorResponse answer, String owner) {
		if (!(answer.json() instanceof ObjectNode resource) || !resource.has("location")) {
			return answer;
		}
		ObjectNode owned = resource.deepCopy();
		owned.withObject("tags").put("kvstore-owner", owner);
		return new SimulatorResponse(answer.status(), answer.headers(),
				owned.toString().getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
	}

	private static SimulatorResponse answer(int status, String type, String body) {
		return new SimulatorResponse(status, Map.of("Content-Type", type, "x-ms-request-id", REQUEST_ID),
				body.getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
	}

}
