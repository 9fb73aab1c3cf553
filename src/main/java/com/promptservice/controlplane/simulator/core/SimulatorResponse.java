package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What goes back over the wire, or the order to cut the connection.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty for none
 * @param dropped whether the transport closes the connection without any answer
 * @param latency how long the transport holds the answer back, already scaled
 */
public record SimulatorResponse(int status, Map<String, String> headers, byte[] body, boolean dropped,
		Duration latency) {

	private static final byte[] EMPTY = {};

	/** A connection that is closed without an answer. */
	public static SimulatorResponse dropped(Duration latency) {
		return new SimulatorResponse(0, Map.of(), EMPTY, true, latency);
	}

	/** What a gateway in between says when it is broken. */
	static SimulatorResponse notJson(int status, Duration latency) {
		return new SimulatorResponse(status, Map.of("Content-Type", "text/html"),
				"<html><body>Bad gateway".getBytes(StandardCharsets.UTF_8), false, latency);
	}

	/** The body as a JSON tree, null when there is none. */
	public JsonNode json() {
		return Json.lenient(this.body);
	}

	/** A header by its name in any case, or null. */
	public String header(String name) {
		for (Map.Entry<String, String> header : this.headers.entrySet()) {
			if (header.getKey().equalsIgnoreCase(name)) {
				return header.getValue();
			}
		}
		return null;
	}

}
