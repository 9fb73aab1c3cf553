package com.promptservice.controlplane.simulator.core;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The query of a request; parameter names are case-insensitive.
 *
 * @param parameters the parameters by name
 */
public record Query(Map<String, String> parameters) {

	static Query of(URI uri) {
		return of((uri.getRawQuery() == null) ? "" : uri.getRawQuery());
	}

	static Query of(String raw) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String part : raw.split("&")) {
			int at = part.indexOf('=');
			if (!part.isEmpty()) {
				parameters.put(decode((at < 0) ? part : part.substring(0, at)),
						(at < 0) ? "" : decode(part.substring(at + 1)));
			}
		}
		return new Query(parameters);
	}

	private static String decode(String text) {
		return (text.indexOf('%') < 0 && text.indexOf('+') < 0) ? text
				: URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** The value of a parameter, or null. */
	public String get(String name) {
		String value = this.parameters.get(name);
		if (value != null) {
			return value;
		}
		Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		anyCase.putAll(this.parameters);
		return anyCase.get(name);
	}

}
