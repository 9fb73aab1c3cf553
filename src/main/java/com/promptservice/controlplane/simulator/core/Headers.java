package com.promptservice.controlplane.simulator.core;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * The headers that every answer of Azure Resource Manager has.
 */
final class Headers {

	Map<String, String> of(SimulatorRequest request, Answer answer, World world) {
		Map<String, String> headers = new LinkedHashMap<>();
		String id = world.newId().toString();
		String correlation = request.headers().getOrDefault("x-ms-correlation-request-id", id);
		headers.put("x-ms-request-id", id);
		headers.put("x-ms-correlation-request-id", correlation);
		headers.put("x-ms-routing-request-id", "SIMULATOR:20260101T000000Z:" + id);
		String kind = switch (request.method()) {
			case "GET", "HEAD" -> "reads";
			case "DELETE" -> "deletes";
			default -> "writes";
		};
		headers.put("x-ms-ratelimit-remaining-subscription-" + kind, "1199");
		headers.put("x-ms-ratelimit-remaining-subscription-global-" + kind, kind.equals("reads") ? "16499" : "11999");
		headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put("Cache-Control", "no-cache");
		headers.put("Pragma", "no-cache");
		headers.put("Expires", "-1");
		JsonNode body = answer.body();
		if (body != null) {
			headers.put("Content-Type", "application/json; charset=utf-8");
		}
		headers.putAll(answer.headers());
		return headers;
	}

}
