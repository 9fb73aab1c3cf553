package com.promptservice.controlplane.simulator.core;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came off the wire; header names are case-insensitive.
 *
 * @param method the HTTP method in upper case
 * @param uri path and query, with or without the host
 * @param headers the headers, one value each
 * @param body the body, empty for none
 */
public record SimulatorRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

	/**
	 * Copies the headers so that their names are looked up in any case, and mends the
	 * path.
	 */
	public SimulatorRequest {
		if (!uri.isAbsolute() && uri.getRawAuthority() != null) {
			uri = URI.create(uri.toString().replaceFirst("^/+", "/")); // "//subscriptions"
																		// is no host
		}
		Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		headers = Collections.unmodifiableMap(copy);
	}

	/** A request with a JSON body, or without any when it is empty. */
	public static SimulatorRequest of(String method, String pathAndQuery, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		return new SimulatorRequest(method, URI.create(pathAndQuery), Map.of("Content-Type", "application/json"), body);
	}

	/** A request without a body. */
	public static SimulatorRequest of(String method, String pathAndQuery) {
		return of(method, pathAndQuery, "");
	}

	/** The same request with one more header. */
	public SimulatorRequest withHeader(String name, String value) {
		Map<String, String> more = new HashMap<>(this.headers);
		more.put(name, value);
		return new SimulatorRequest(this.method, this.uri, more, this.body);
	}

	/** Scheme and host under which the caller knows this server. */
	public String base() {
		if (this.uri.isAbsolute()) {
			return this.uri.getScheme() + "://" + this.uri.getRawAuthority();
		}
		return "http://" + this.headers.getOrDefault("Host", "localhost");
	}

}
