package com.promptservice.controlplane.api;

import java.util.regex.Pattern;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/**
 * Names a place in a body, as in {@code $.network.vnetName} or {@code $.tags['a b'][0]}.
 */
final class JsonPath {

	static final String ROOT = "$";

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

	private JsonPath() {
	}

	static String field(String parent, String name) {
		return PLAIN.matcher(name).matches() ? parent + "." + name
				: parent + "['" + Texts.shown(name).replace("'", "\\'") + "']";
	}

	static String index(String parent, int index) {
		return parent + "[" + index + "]";
	}

	static String of(JacksonException ex) {
		String path = ROOT;
		for (JacksonException.Reference step : ex.getPath()) {
			path = (step.getPropertyName() != null) ? field(path, step.getPropertyName())
					: index(path, step.getIndex());
		}
		return path;
	}

	static String of(JsonPointer pointer) {
		String path = ROOT;
		for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
			path = at.mayMatchElement() && !at.mayMatchProperty() ? index(path, at.getMatchingIndex())
					: (at.mayMatchElement() ? index(path, at.getMatchingIndex())
							: field(path, at.getMatchingProperty()));
		}
		return path;
	}

	static String of(Path violation) {
		String path = ROOT;
		for (Path.Node node : violation) {
			if (node.isInIterable()) {
				if (node.getIndex() != null) {
					path = index(path, node.getIndex());
				}
				else if (node.getKey() != null) {
					path = field(path, node.getKey().toString());
				}
			}
			if (node.getKind() == ElementKind.PROPERTY) {
				path = field(path, node.getName());
			}
		}
		return path;
	}

}
