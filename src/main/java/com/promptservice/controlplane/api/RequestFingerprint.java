package com.promptservice.controlplane.api;

import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/**
 * What makes a repeated request the same request.
 */
public final class RequestFingerprint {

	private RequestFingerprint() {
	}

	/**
	 * SHA-256 in hex over method, path, body without regard to the order of its fields,
	 * preconditions and caller.
	 * @param path without query
	 * @param body the JSON as sent, or null when there is none
	 * @param callerKey {@link Caller#key()}
	 */
	public static String of(String method, String path, JsonNode body, Preconditions preconditions, String callerKey) {
		byte[] json = (body != null) ? CanonicalJson.bytes(body) : new byte[0];
		return HexFormat.of()
			.formatHex(CanonicalJson.hash(CanonicalJson.utf8(method), CanonicalJson.utf8(path), json,
					CanonicalJson.utf8(preconditions.canonical()), CanonicalJson.utf8(callerKey)));
	}

}
