package com.promptservice.controlplane.api;

import java.util.Optional;
import java.util.regex.Pattern;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The id that a client gives a request for its own books. Echoed only when well formed,
 * so that no header or log line can be forged through it.
 */
final class ClientRequestId {

	static final String HEADER = "x-ms-client-request-id";

	static final String LOG_KEY = "clientRequestId";

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private ClientRequestId() {
	}

	static Optional<String> of(HttpServletRequest request) {
		return Optional.ofNullable(request.getHeader(HEADER)).filter((id) -> FORM.matcher(id).matches());
	}

	static void require(HttpServletRequest request) {
		if (request.getHeader(HEADER) != null && of(request).isEmpty()) {
			throw HeaderValue.invalid(HEADER, "must be 1 to 64 letters, digits, '.', '_' or '-'");
		}
	}

}
