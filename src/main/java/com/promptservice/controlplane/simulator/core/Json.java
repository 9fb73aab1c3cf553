package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON trees as the simulator holds them: a tree that is stored is never changed again.
 */
public final class Json {

	/** The one mapper of the simulator. */
	public static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/** An empty object. */
	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** An empty array. */
	public static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/** The usual page of a list answer. */
	public static ObjectNode page(Collection<? extends JsonNode> values) {
		ObjectNode page = object();
		page.set("value", array().addAll(values));
		return page;
	}

	/** An object with only an id. */
	public static ObjectNode reference(String id) {
		return object().put("id", id);
	}

	/** The object under a field, created when absent. */
	public static ObjectNode child(ObjectNode parent, String field) {
		return parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
	}

	/** The text under a path of fields, or null. */
	public static String text(JsonNode node, String... fields) {
		JsonNode at = node;
		for (String field : fields) {
			at = (at == null) ? null : at.get(field);
		}
		return (at == null || at.isNull() || at.isContainer()) ? null : at.asString();
	}

	/** The elements of an array field, empty when absent. */
	public static Iterable<JsonNode> each(JsonNode node, String field) {
		return (node != null && node.get(field) instanceof ArrayNode array) ? array : array();
	}

	/** Sets a field unless it has a value already. */
	public static void orDefault(ObjectNode node, String field, JsonNode value) {
		if (node.get(field) == null || node.get(field).isNull()) {
			node.set(field, value);
		}
	}

	/** Sets a text field unless it has a value already. */
	public static void orDefault(ObjectNode node, String field, String value) {
		orDefault(node, field, JsonNodeFactory.instance.stringNode(value));
	}

	/** Sets a boolean field unless it has a value already. */
	public static void orDefault(ObjectNode node, String field, boolean value) {
		orDefault(node, field, JsonNodeFactory.instance.booleanNode(value));
	}

	/** Sets a number field unless it has a value already. */
	public static void orDefault(ObjectNode node, String field, int value) {
		orDefault(node, field, JsonNodeFactory.instance.numberNode(value));
	}

	/** Parses an object; anything else is refused. */
	public static ObjectNode parse(byte[] bytes) {
		if (bytes.length == 0) {
			return object();
		}
		if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
			return object;
		}
		throw new IllegalArgumentException("a JSON object is expected");
	}

	/** The bytes of a tree. */
	public static byte[] bytes(JsonNode node) {
		return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
	}

	/** The tree of some bytes, or their text when they are no JSON. */
	public static JsonNode lenient(byte[] bytes) {
		if (bytes.length == 0) {
			return null;
		}
		try {
			return MAPPER.readTree(bytes);
		}
		catch (JacksonException ex) {
			return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
		}
	}

}
