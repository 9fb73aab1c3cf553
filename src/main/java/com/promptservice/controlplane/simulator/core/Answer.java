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

	private static final String RETRY_AFTER = "Retry-After";

	private static final String EXACT_RETRY_AFTER = "x-ms-retry-after-ms";

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

	/**
	 * The same answer with the wait that it asks for in the time of the simulator.
	 * Clients wait whole seconds and never less than one; those that know the second
	 * header of Azure's can have the exact wait.
	 */
	Answer paced(Durations durations) {
		String wait = this.headers.get(RETRY_AFTER);
		if (wait == null || durations.timeScale() == 1 || !wait.matches("\\d{1,9}")) {
			return this;
		}
		Duration azures = Duration.ofSeconds(Long.parseLong(wait));
		return with(RETRY_AFTER, Long.toString(durations.wholeSeconds(azures))).with(EXACT_RETRY_AFTER,
				Long.toString(Math.max(1, durations.scale(azures).toMillis())));
	}

}
