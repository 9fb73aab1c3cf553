package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the control endpoint in OpenAPI, from the routes that serve it.
 */
final class ControlDocument {

	private static final Map<String, String> TAGS = Map.of("Faults", "What goes wrong with single requests.",
			"Scenarios", "Troubles with a name, begun and ended by one call each.", "Time",
			"How fast things happen, and how many of them may.", "State", "What there is, and what happens to it.",
			"Snapshots", "The whole cloud, put aside and brought back.", "Traffic", "What was asked and answered.");

	private ControlDocument() {
	}

	static ObjectNode of(List<ControlRoute> routes) {
		ObjectNode document = Json.object().put("openapi", "3.1.0");
		ObjectNode info = document.putObject("info");
		info.put("title", "Local Azure");
		info.put("version", "1");
		info.put("description",
				"Lets the local Azure misbehave, stop, hasten and begin anew. It asks for no token, and "
						+ "answers this machine alone.");
		info.putObject("license").put("name", "Proprietary").put("identifier", "LicenseRef-Proprietary");
		document.putArray("servers").addObject().put("url", "/").put("description", "The local Azure itself");
		document.putArray("security");
		routes.stream()
			.map(ControlRoute::tag)
			.distinct()
			.forEach(
					(tag) -> document.withArray("tags").addObject().put("name", tag).put("description", TAGS.get(tag)));
		ObjectNode paths = document.putObject("paths");
		for (ControlRoute route : routes) {
			ObjectNode path = Json.child(paths, route.path());
			if (route.named() && !path.has("parameters")) {
				ObjectNode name = path.putArray("parameters").addObject();
				name.put("name", "name").put("in", "path").put("required", true).put("description", "The name.");
				name.putObject("schema").put("type", "string");
			}
			path.set(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
		}
		ObjectNode error = document.putObject("components").putObject("schemas").putObject("Error");
		error.put("type", "object").put("description", "Why a request was refused.");
		ObjectNode inner = error.putObject("properties").putObject("error").put("type", "object");
		inner.putObject("properties").set("code", typed("string", "A word for the reason."));
		((ObjectNode) inner.get("properties")).set("message", typed("string", "The reason, and what would be right."));
		return document;
	}

	private static ObjectNode operation(ControlRoute route) {
		ObjectNode operation = Json.object().put("operationId", route.id()).put("summary", route.summary());
		operation.put("description", route.description()).putArray("tags").add(route.tag());
		if (route.id().equals("Exchanges_List")) {
			ObjectNode all = operation.putArray("parameters").addObject().put("name", "all").put("in", "query");
			all.put("description", "Whether to add what no specification describes.");
			all.set("schema", typed("boolean", "True to add it."));
		}
		if (route.request() != null) {
			ObjectNode body = operation.putObject("requestBody").put("description", "What is asked for.");
			ObjectNode media = body.putObject("content").putObject("application/json");
			media.set("schema", schema(route.request()));
			media.set("example", route.request());
		}
		ObjectNode responses = operation.putObject("responses");
		ObjectNode answer = responses.putObject(String.valueOf(route.status()))
			.put("description", route.answer() + ".");
		if (route.status() != 204) {
			boolean lines = route.id().equals("Exchanges_List");
			ObjectNode media = answer.putObject("content")
				.putObject(lines ? "application/x-ndjson" : "application/json");
			boolean list = route.id().endsWith("_List") && !route.id().equals("Resources_List");
			media.set("schema", lines ? typed("string", "One exchange a line.")
					: list ? list() : typed("object", route.answer() + "."));
		}
		ObjectNode refused = responses.putObject("400").put("description", "The request is refused, with the remedy.");
		refused.putObject("content")
			.putObject("application/json")
			.putObject("schema")
			.put("$ref", "#/components/schemas/Error");
		return operation;
	}

	private static ObjectNode list() {
		ObjectNode list = typed("array", "All of them.");
		list.putObject("items").put("type", "object");
		return list;
	}

	/** What fields a body like this one has. */
	private static ObjectNode schema(ObjectNode example) {
		ObjectNode schema = typed("object", "All fields are optional unless the description says otherwise.");
		if (!example.isEmpty()) {
			ObjectNode properties = schema.putObject("properties");
			example.properties()
				.forEach((field) -> properties.putObject(field.getKey()).put("type", type(field.getValue())));
		}
		return schema;
	}

	private static String type(JsonNode value) {
		return value.isBoolean() ? "boolean" : value.isInt() ? "integer" : value.isNumber() ? "number" : "string";
	}

	private static ObjectNode typed(String type, String description) {
		return Json.object().put("type", type).put("description", description);
	}

}
