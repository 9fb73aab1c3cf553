package com.promptservice.controlplane.queue;

/**
 * What a message holds: which operation wants a worker, and the trace it belongs to.
 * Nothing else travels by queue.
 *
 * @param traceparent W3C trace context, or null
 */
public record WorkMessage(String operationId, String traceparent) {
}
