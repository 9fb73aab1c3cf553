package com.promptservice.controlplane.api;

import java.util.regex.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/**
 * What every handler may want to know about its request; taken as a plain parameter.
 *
 * @param path without query
 * @param operationId the {@code operation-id} header, or null
 * @param traceparent the W3C trace context, or null when absent or ill-formed
 */
public record ApiRequest(String method, String path, String operationId, Preconditions preconditions, Caller caller,
		String traceparent) {

	/**
	 * The request header by which a client makes a write repeatable.
	 */
	public static final String OPERATION_ID = "operation-id";

	private static final Pattern OPERATION_ID_FORM = Pattern.compile(ApiPatterns.OPERATION_ID);

	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

	/**
	 * Reads the headers.
	 * @throws ApiException InvalidHeaderValue
	 */
	public static ApiRequest of(HttpServletRequest request) {
		return new ApiRequest(request.getMethod(), request.getRequestURI(), operationId(request),
				Preconditions.of(request), currentCaller(), traceparent(request));
	}

	/**
	 * The fingerprint that tells a repetition from a different request.
	 * @param body the JSON as sent, or null when there is none
	 */
	public String fingerprint(JsonNode body) {
		return RequestFingerprint.of(this.method, this.path, body, this.preconditions,
				(this.caller != null) ? this.caller.key() : "");
	}

	private static String operationId(HttpServletRequest request) {
		String id = HeaderValue.single(request, OPERATION_ID);
		if (id != null && !OPERATION_ID_FORM.matcher(id).matches()) {
			throw HeaderValue.invalid(OPERATION_ID, "must match " + ApiPatterns.OPERATION_ID);
		}
		return id;
	}

	private static Caller currentCaller() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? caller : null;
	}

	private static String traceparent(HttpServletRequest request) {
		// By the trace context's own rules an ill-formed one is ignored, never refused.
		String value = request.getHeader("traceparent");
		return (value != null && TRACEPARENT.matcher(value).matches()) ? value : null;
	}

}
