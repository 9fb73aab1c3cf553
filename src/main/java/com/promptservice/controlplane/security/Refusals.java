package com.promptservice.controlplane.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Answers what the filter chain refuses, in the service's own error envelope.
 */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	static final String NO_ROLE = "The access token grants no role of this service that allows this; Operator, Reader "
			+ "and Customer are its roles.";

	private final JsonMapper json;

	Refusals(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		if (cause instanceof AuthenticationServiceException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
			write(response, ErrorCode.ServiceBusy, ApiError.of(ErrorCode.ServiceBusy,
					"The token issuer's signing keys cannot be read at the moment."));
			return;
		}
		String challenge = "Bearer";
		String message = "The request carries no access token.";
		if (cause instanceof OAuth2AuthenticationException refused) {
			message = reason(refused.getError());
			challenge = "Bearer error=\"invalid_token\", error_description=\"" + message + "\"";
			message = "The access token is not accepted: " + message + ".";
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
		write(response, ErrorCode.Unauthenticated, ApiError.of(ErrorCode.Unauthenticated, message));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
		write(response, ErrorCode.Forbidden, ApiError.of(ErrorCode.Forbidden, NO_ROLE));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
			throws IOException {
		write(response, ErrorCode.InvalidRequest,
				ApiError
					.of(ErrorCode.InvalidRequest,
							"The URL, the Host header or a header holds something that this service does not accept.")
					.withTarget("path:"));
	}

	// Only our own validators' words: a parser's message may quote what the client sent
	private static String reason(OAuth2Error error) {
		String description = error.getDescription();
		return (description != null && description.matches("The [A-Za-z' ]{1,80}")) ? description
				: "The token is malformed, expired or not signed by an admitted issuer";
	}

	private void write(HttpServletResponse response, ErrorCode code, ApiError error) throws IOException {
		response.setStatus(code.status());
		response.setHeader("x-ms-error-code", code.name());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		ApiError complete = error.withRequestId(response.getHeader("x-ms-request-id"));
		response.getOutputStream().write(this.json.writeValueAsBytes(Map.of("error", complete)));
	}

}
