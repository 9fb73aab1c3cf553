package com.promptservice.controlplane.simulator.core;

import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what is secret out of the bodies of exchanges; only machines have such fields,
 * and clusters of them.
 */
final class Redaction {

	private static final String HIDDEN = "REDACTED";

	private static final int LONGEST_PARAMETER = 1_000;

	private Redaction() {
	}

	/** An address without its signature. */
	static String ofAddress(String address) {
		int at = address.indexOf("&t=");
		return (at < 0) ? address : address.substring(0, at) + "&t=" + HIDDEN;
	}

	/**
	 * A parameter of an address, unless it is too long to be anything but a signature.
	 */
	static String ofParameter(String value) {
		return (value.length() > LONGEST_PARAMETER) ? HIDDEN : value;
	}

	static JsonNode of(SimulatorRequest request, JsonNode body) {
		String path = request.uri().getRawPath().toLowerCase(Locale.ROOT);
		if (body == null || !body.isContainer()
				|| !(path.contains("/microsoft.servicefabric/") || path.contains("/microsoft.compute/"))) {
			return body;
		}
		JsonNode copy = body.deepCopy();
		hide(copy);
		return copy;
	}

	private static void hide(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (Map.Entry<String, JsonNode> field : object.properties()) {
				switch (field.getKey()) {
					case "adminPassword" -> field.setValue(object.stringNode(HIDDEN));
					case "protectedSettings" -> field.setValue(object.objectNode());
					case "appPackageUrl" -> field
						.setValue(object.stringNode(field.getValue().asString("").replaceFirst("\\?.*", "?" + HIDDEN)));
					default -> hide(field.getValue());
				}
			}
		}
		else {
			node.forEach(Redaction::hide);
		}
	}

}
