package com.promptservice.controlplane.api;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.accept.ApiVersionHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Judges a request to the versioned API between routing and its handler, in the
 * contract's order: version, query, headers; then come the caller's role and rate, then
 * {@link RepresentationInterceptor}.
 */
final class ContractInterceptor implements HandlerInterceptor {

	private final Map<Method, RouteContract> contracts = new ConcurrentHashMap<>();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			RouteContract contract = this.contracts.computeIfAbsent(method.getMethod(),
					(key) -> RouteContract.of(method));
			if (contract.versioned()) {
				request.setAttribute(RouteContract.ATTRIBUTE, contract);
				judge(request, contract);
			}
		}
		return true;
	}

	private void judge(HttpServletRequest request, RouteContract contract) {
		requireVersion(request);
		requireKnownParameters(request, contract);
		ClientRequestId.require(request);
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
