package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.Caller;
import tools.jackson.databind.JsonNode;

/**
 * What makes two requests the same one.
 *
 * @param operationId the client's {@code operation-id} header, or null
 * @param fingerprint hash of method, path, canonical body, preconditions and caller
 * @param traceparent W3C trace context of the request, or null
 */
public record RequestIdentity(String operationId, String fingerprint, Caller caller, String traceparent) {

	/**
	 * The identity of a request.
	 * @param body the JSON as sent, or null when there is none
	 */
	public static RequestIdentity of(ApiRequest request, JsonNode body) {
		return new RequestIdentity(request.operationId(), request.fingerprint(body), request.caller(),
				request.traceparent());
	}

}
