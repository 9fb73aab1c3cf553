package com.promptservice.controlplane.api;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The query of a URL as the client wrote it: form fields of a body never mix in, as they
 * do in the servlet's own parameters.
 */
final class QueryString {

	private QueryString() {
	}

	/**
	 * Every parameter with all its values, in order; of a query that is well formed.
	 */
	static Map<String, List<String>> parameters(String query) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		if (query == null) {
			return parameters;
		}
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			String value = (equals < 0) ? "" : pair.substring(equals + 1);
			if (!pair.isEmpty()) {
				parameters.computeIfAbsent(decode(name), (key) -> new ArrayList<>()).add(decode(value));
			}
		}
		return parameters;
	}

	static boolean isWellFormed(String query) {
		try {
			byte[] bytes = URLDecoder.decode(query, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
			StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return false;
		}
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
