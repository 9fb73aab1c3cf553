package com.promptservice.controlplane.api;

import java.util.UUID;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The id under which a request can be found in answers, logs and audit records.
 */
public final class RequestId {

	/**
	 * The response header that carries it.
	 */
	public static final String HEADER = "x-ms-request-id";

	/**
	 * Its key in the logging context.
	 */
	public static final String LOG_KEY = "requestId";

	private static final String ATTRIBUTE = RequestId.class.getName();

	private RequestId() {
	}

	/**
	 * The id of this request, made on first sight, also when the request never came as
	 * far as a filter.
	 */
	public static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String id) {
			return id;
		}
		String id = UUID.randomUUID().toString();
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	static String stamp(HttpServletRequest request, HttpServletResponse response) {
		String id = of(request);
		response.setHeader(HEADER, id);
		return id;
	}

}
