package com.promptservice.controlplane.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the one error envelope, {@code {"error": {...}}} with {@code x-ms-error-code},
 * from wherever a request ends: controllers, filters, the security chain, the server
 * itself.
 */
public final class ErrorResponses {

	/**
	 * The response header that repeats {@link ApiError#code()}.
	 */
	public static final String CODE_HEADER = "x-ms-error-code";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	/**
	 * Ends the request with this code; what was written but not sent yet is dropped.
	 * Nothing happens when the answer is already on its way.
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message)
			throws IOException {
		write(request, response, new ApiException(code, message));
	}

	/**
	 * Ends the request with this error and its headers; headers that are set already,
	 * such as {@code WWW-Authenticate}, stay.
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, ApiException ex) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		String id = RequestId.stamp(request, response);
		byte[] body = MAPPER.writeValueAsBytes(Map.of("error", ex.error().withRequestId(id)));
		response.setStatus(ex.status());
		response.setHeader(CODE_HEADER, ex.error().code());
		response.setHeader("cache-control", "no-store");
		ex.headers().forEach(response::setHeader);
		response.setContentType("application/json");
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.setContentLength(body.length);
		send(response, body);
		response.flushBuffer();
	}

	private static void send(HttpServletResponse response, byte[] body) throws IOException {
		try {
			response.getOutputStream().write(body);
		}
		catch (IllegalStateException ex) {
			// Whoever failed had begun to write characters; the servlet allows no change.
			response.getWriter().write(new String(body, StandardCharsets.UTF_8));
		}
	}

}
