package com.promptservice.controlplane.simulator.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a fault from the body of a request, and refuses what it doesn't know.
 */
final class FaultReader {

	private static final Set<String> FIELDS = Set.of("method", "type", "name", "count", "skip", "kind", "status",
			"code", "message", "retryAfter", "latencyMillis", "location", "probability");

	private FaultReader() {
	}

	static Fault read(ObjectNode body) {
		for (String field : body.propertyNames()) {
			if (!FIELDS.contains(field)) {
				throw new IllegalArgumentException(
						"Unknown field '" + field + "'; known are " + FIELDS.stream().sorted().toList() + ".");
			}
		}
		Fault.Kind kind = kind(Json.text(body, "kind"));
		Fault usual = Fault.of(kind);
		String method = Json.text(body, "method");
		return new Fault((method == null) ? null : method.toUpperCase(Locale.ROOT), Json.text(body, "type"),
				Json.text(body, "name"), number(body, "count", 1, 1), number(body, "skip", 0, 0), kind,
				number(body, "status", usual.status(), 100), Json.text(body, "code"),
				body.has("message") ? Json.text(body, "message") : usual.message(), Json.text(body, "retryAfter"),
				Duration.ofMillis(number(body, "latencyMillis", 0, 0)), region(body), share(body, "probability", 1));
	}

	/** A fault as the document shows one. */
	static ObjectNode example() {
		return Json.object()
			.put("kind", "error")
			.put("method", "PUT")
			.put("type", "Microsoft.Network/virtualNetworks")
			.put("status", 429)
			.put("code", "TooManyRequests")
			.put("retryAfter", "10")
			.put("count", 2)
			.put("probability", 0.5);
	}

	static ObjectNode write(Fault fault) {
		ObjectNode body = Json.object().put("kind", fault.kind().text());
		body.put("method", fault.method()).put("type", fault.type()).put("name", fault.name());
		body.put("count", fault.count()).put("skip", fault.skip()).put("status", fault.status());
		body.put("code", fault.code()).put("message", fault.message()).put("retryAfter", fault.retryAfter());
		body.put("latencyMillis", fault.latency().toMillis());
		return body.put("location", fault.location()).put("probability", fault.probability());
	}

	private static Fault.Kind kind(String text) {
		List<String> known = Arrays.stream(Fault.Kind.values()).map(Fault.Kind::text).toList();
		return Arrays.stream(Fault.Kind.values())
			.filter((kind) -> kind.text().equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					(text == null) ? "The field 'kind' is required; known kinds are " + known + "."
							: "Unknown kind '" + text + "'; known are " + known + "."));
	}

	/** The region in a body in Azure's short form, null for none. */
	static String region(ObjectNode body) {
		String location = Json.text(body, "location");
		return (location == null) ? null : Regions.shortName(location);
	}

	/** A number above 0 and up to 1. */
	static double share(ObjectNode body, String field, double usual) {
		JsonNode value = body.get(field);
		if (value == null || value.isNull()) {
			return usual;
		}
		if (!value.isNumber() || !(value.asDouble() > 0 && value.asDouble() <= 1)) {
			throw new IllegalArgumentException(
					"The field '" + field + "' must be a number above 0 and at most 1, not " + value + ".");
		}
		return value.asDouble();
	}

	/** A whole number of at least some size. */
	static int number(ObjectNode body, String field, int usual, int least) {
		JsonNode value = body.get(field);
		if (value == null || value.isNull()) {
			return usual;
		}
		if (!value.isInt() || value.asInt() < least) {
			throw new IllegalArgumentException(
					"The field '" + field + "' must be a whole number of at least " + least + ", not " + value + ".");
		}
		return value.asInt();
	}

}
