package com.promptservice.controlplane.api;

import java.util.LinkedHashSet;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Judges the headers and media types of a request to the versioned API, once it is known
 * that the caller may make it.
 */
final class BodyInterceptor extends ContractInterceptor {

	/**
	 * Behind the judgement of access, which stands at 1000.
	 */
	static final int ORDER = 2000;

	private final BodyBytes bytes;

	BodyInterceptor(BodyBytes bytes) {
		this.bytes = bytes;
	}

	@Override
	void judge(HttpServletRequest request, RouteContract contract) {
		ClientRequestId.require(request);
		if (contract.takesBody()) {
			MediaTypes.requireJson(request);
		}
		if (!contract.consumes().isEmpty()) {
			MediaTypes.requireOneOf(request, contract.consumes());
		}
		MediaTypes.requireAcceptable(request, contract.produces());
		request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, new LinkedHashSet<>(contract.produces()));
		if (contract.takesBody() && request.getContentLengthLong() > this.bytes.maxSize()) {
			throw this.bytes.tooLarge();
		}
		if (!contract.takesBody() && contract.consumes().isEmpty() && hasBody(request)) {
			throw new ApiException(ErrorCode.BodyNotAllowed,
					Texts.shown(request.getMethod()) + " of this path takes no body.");
		}
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

}
