package com.promptservice.controlplane.queue;

/**
 * What a message holds: which operation wants a worker, and the trace it belongs to.
 * Nothing else travels by queue.
 *
 * @param operationId 1 to 256 characters
 * @param traceparent W3C trace context of at most 256 characters, or null
 */
public record WorkMessage(String operationId, String traceparent) {

	/**
	 * Far below the 64 KiB that a message may have, however the characters are written.
	 */
	private static final int LONGEST = 256;

	public WorkMessage {
		if (operationId == null || operationId.isEmpty() || operationId.length() > LONGEST) {
			throw new IllegalArgumentException("a message names an operation, in up to " + LONGEST + " characters");
		}
		if (traceparent != null && traceparent.length() > LONGEST) {
			throw new IllegalArgumentException("a message's trace context has up to " + LONGEST + " characters");
		}
	}

}
