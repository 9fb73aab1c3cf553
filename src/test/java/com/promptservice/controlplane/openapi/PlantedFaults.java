package com.promptservice.controlplane.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults put into answers that are right, each of another kind; a judge that lets one
 * through is worth nothing.
 */
final class PlantedFaults {

	private final List<ObjectNode> right;

	private final Map<String, ObjectNode> planted = new LinkedHashMap<>();

	private PlantedFaults(List<ObjectNode> right) {
		this.right = right;
	}

	/** Ten faults in copies of answers of this build. */
	static Map<String, ObjectNode> in(List<ObjectNode> right) {
		PlantedFaults faults = new PlantedFaults(right);
		Predicate<ObjectNode> made = put("/virtualnetworks/[^/]+", "201");
		faults.plant("wrong-status", made, (exchange) -> answer(exchange).put("statusCode", "299"));
		faults.plant("missing-operation-header", made, (exchange) -> without(exchange, "azure-asyncoperation"));
		faults.plant("missing-location-header",
				(exchange) -> asked(exchange, "DELETE", "/virtualnetworks/[^/]+", "202"),
				(exchange) -> without(exchange, "location"));
		faults.plant("wrong-state", made, (exchange) -> properties(exchange).put("provisioningState", "AlmostThere"));
		faults.plant("extra-field", made, (exchange) -> properties(exchange).put("surprise", true));
		faults.plant("missing-id", made, (exchange) -> body(exchange).remove("id"));
		faults.plant("id-no-text", made, (exchange) -> body(exchange).putArray("id"));
		faults.plant("number-for-flag", made, (exchange) -> properties(exchange).put("enableDdosProtection", 1));
		faults.plant("missing-required", put("/securityrules/[^/]+", "201"),
				(exchange) -> properties(exchange).remove("access"));
		faults.plant("unknown-word", put("/securityrules/[^/]+", "201"),
				(exchange) -> properties(exchange).put("access", 7));
		return faults.planted;
	}

	private void plant(String name, Predicate<ObjectNode> where, Consumer<ObjectNode> fault) {
		ObjectNode copy = this.right.stream()
			.filter(where)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No answer of this build to plant " + name + " in"))
			.deepCopy();
		fault.accept(copy);
		this.planted.put(name, copy);
	}

	private static Predicate<ObjectNode> put(String path, String status) {
		return (exchange) -> asked(exchange, "PUT", path, status);
	}

	static boolean asked(JsonNode exchange, String method, String path, String status) {
		String url = exchange.at("/liveRequest/url").asString().toLowerCase(Locale.ROOT).replaceFirst("\\?.*", "");
		return exchange.at("/liveRequest/method").asString().equals(method) && url.matches(".*" + path)
				&& exchange.at("/liveResponse/statusCode").asString().equals(status);
	}

	private static ObjectNode answer(ObjectNode exchange) {
		return (ObjectNode) exchange.get("liveResponse");
	}

	private static ObjectNode body(ObjectNode exchange) {
		return (ObjectNode) exchange.at("/liveResponse/body");
	}

	private static ObjectNode properties(ObjectNode exchange) {
		return (ObjectNode) exchange.at("/liveResponse/body/properties");
	}

	private static void without(ObjectNode exchange, String header) {
		ObjectNode headers = (ObjectNode) exchange.at("/liveResponse/headers");
		headers.propertyNames().stream().filter(header::equalsIgnoreCase).toList().forEach(headers::remove);
	}

}
