package com.promptservice.controlplane.api;

import java.util.Map;
import java.util.TreeSet;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * Errors about the path and the method.
 */
final class RouteErrors {

	private RouteErrors() {
	}

	static ApiException notFound(HttpServletRequest request) {
		return new ApiException(ErrorCode.RouteNotFound,
				"The service has no path '" + Texts.shown(request.getRequestURI()) + "'.");
	}

	static ApiException methodNotAllowed(HttpRequestMethodNotSupportedException ex) {
		TreeSet<String> allowed = new TreeSet<>();
		if (ex.getSupportedHttpMethods() != null) {
			ex.getSupportedHttpMethods().forEach((method) -> allowed.add(method.name()));
		}
		if (allowed.contains("GET")) {
			allowed.add("HEAD");
		}
		String list = String.join(", ", allowed);
		String message = "The method '" + Texts.shown(ex.getMethod()) + "' is not offered here; use one of: " + list
				+ ".";
		return new ApiException(ErrorCode.MethodNotAllowed, ApiError.of(ErrorCode.MethodNotAllowed, message),
				Map.of("Allow", list));
	}

}
