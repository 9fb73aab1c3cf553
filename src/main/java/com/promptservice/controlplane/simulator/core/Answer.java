package com.promptservice.controlplane.simulator.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * An answer before it is turned into bytes.
 *
 * @param status the HTTP status
 * @param headers the headers that this answer has besides the usual ones
 * @param body the body, null for none
 * @param latency how long Azure takes over it, scaled
 * @param dropped whether the connection ends without an answer
 */
public record Answer(int status, Map<String, String> headers, JsonNode body, Duration latency, boolean dropped) {

	/** An answer with a status and a body. */
	public static Answer of(int status, JsonNode body) {
		return new Answer(status, Map.of(), body, Duration.ZERO, false);
	}

	/** A 200 with a body. */
	public static Answer ok(JsonNode body) {
		return of(200, body);
	}

	/** An answer without a body. */
	public static Answer empty(int status) {
		return of(status, null);
	}

	/** No answer at all: the connection is closed. */
	public static Answer drop() {
		return new Answer(0, Map.of(), null, Duration.ZERO, true);
	}

	/** The same answer with one more header. */
	public Answer with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(header, value);
		return new Answer(this.status, more, this.body, this.latency, this.dropped);
	}

	/** The same answer, held back for a while. */
	public Answer after(Duration time) {
		return new Answer(this.status, this.headers, this.body, time, this.dropped);
	}

}
