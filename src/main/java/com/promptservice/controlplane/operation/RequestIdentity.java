package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.api.Caller;

/**
 * What makes two requests the same one.
 *
 * @param operationId the client's {@code operation-id} header, or null
 * @param fingerprint hash of method, path, canonical body, preconditions and caller
 * @param traceparent W3C trace context of the request, or null
 */
public record RequestIdentity(String operationId, String fingerprint, Caller caller, String traceparent) {
}
