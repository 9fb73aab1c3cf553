package com.promptservice.controlplane.api;

import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ApiVersionHolder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Judges the URL of a request to the versioned API: first the version, then the query.
 * Whether the caller may do it comes after that.
 */
final class FormInterceptor extends ContractInterceptor {

	static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

	@Override
	void judge(HttpServletRequest request, RouteContract contract) {
		requireVersion(request);
		requireKnownParameters(request, contract);
	}

	private static void requireVersion(HttpServletRequest request) {
		if (!(request.getAttribute(HandlerMapping.API_VERSION_ATTRIBUTE) instanceof ApiVersionHolder holder)
				|| !holder.hasVersion()) {
			throw ApiVersion.missing();
		}
	}

	private static void requireKnownParameters(HttpServletRequest request, RouteContract contract) {
		QueryString.parameters(request.getQueryString()).forEach((name, values) -> {
			if (!contract.parameters().contains(name)) {
				throw unknown(name, "The route knows no query parameter '" + Texts.shown(name) + "'; it knows: "
						+ String.join(", ", contract.parameters()) + ".");
			}
			if (values.size() > 1) {
				throw unknown(name, "The query parameter '" + name + "' may stand only once.");
			}
		});
	}

	private static ApiException unknown(String name, String message) {
		ApiError error = ApiError.of(ErrorCode.UnknownQueryParameter, message).withTarget("query:" + Texts.shown(name));
		return new ApiException(ErrorCode.UnknownQueryParameter, error, Map.of());
	}

}
