package com.promptservice.controlplane.operation;

import java.time.Instant;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.metadata.DocumentName;
import tools.jackson.databind.JsonNode;

/**
 * What was asked for, by whom and what the client was told; never changes.
 *
 * @param target path of the resource, such as {@code /regions/westus2}
 * @param resource the document that belongs to the operation while it runs
 * @param input what the plan is made from
 * @param fingerprint tells whether another request with the same id is the same request
 * @param supersedes the operation that this one takes over from, or null
 * @param retryOf the operation that this one goes on with, or null
 * @param traceparent W3C trace context of the request, or null
 */
public record Order(String kind, String target, String region, DocumentName resource, Caller caller, JsonNode input,
		Decision.Answer answer, String fingerprint, String supersedes, String retryOf, String traceparent,
		Instant createdAt) {
}
