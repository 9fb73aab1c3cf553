package com.promptservice.controlplane.api;

import java.util.LinkedHashSet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Judges media types, size and body of a request to the versioned API, once it is known
 * that the caller may send it at all.
 */
final class RepresentationInterceptor implements HandlerInterceptor {

	private final BodyBytes bytes;

	RepresentationInterceptor(BodyBytes bytes) {
		this.bytes = bytes;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.REQUEST
				&& request.getAttribute(RouteContract.ATTRIBUTE) instanceof RouteContract contract) {
			judge(request, contract);
		}
		return true;
	}

	private void judge(HttpServletRequest request, RouteContract contract) {
		if (contract.takesBody()) {
			MediaTypes.requireJson(request);
		}
		MediaTypes.requireAcceptable(request, contract.produces());
		request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, new LinkedHashSet<>(contract.produces()));
		if (contract.takesBody() && request.getContentLengthLong() > this.bytes.maxSize()) {
			throw this.bytes.tooLarge();
		}
		if (!contract.takesBody() && hasBody(request)) {
			throw new ApiException(ErrorCode.BodyNotAllowed,
					Texts.shown(request.getMethod()) + " of this path takes no body.");
		}
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

}
