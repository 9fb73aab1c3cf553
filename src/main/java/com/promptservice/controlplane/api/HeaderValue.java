package com.promptservice.controlplane.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads request headers that may stand once, and refuses ill-formed ones.
 */
final class HeaderValue {

	private HeaderValue() {
	}

	/**
	 * The header's only value, or null when it is absent.
	 * @throws ApiException InvalidHeaderValue when the header stands more than once
	 */
	static String single(HttpServletRequest request, String name) {
		List<String> values = Collections.list(request.getHeaders(name));
		if (values.size() > 1) {
			throw invalid(name, "may stand only once");
		}
		return values.isEmpty() ? null : values.getFirst();
	}

	static ApiException invalid(String name, String rule) {
		ApiError error = ApiError.of(ErrorCode.InvalidHeaderValue, "The header '" + name + "' " + rule + ".")
			.withTarget("header:" + name);
		return new ApiException(ErrorCode.InvalidHeaderValue, error, Map.of());
	}

}
