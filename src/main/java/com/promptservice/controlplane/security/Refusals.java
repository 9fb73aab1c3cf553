package com.promptservice.controlplane.security;

import java.io.IOException;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.ErrorResponses;
import com.promptservice.controlplane.security.FirewallConfiguration.AllowedHosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
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

	private static final String NO_TOKEN = "The request carries no access token.";

	private static final String NO_ROLE = "The access token grants no role of this service that allows this; its roles "
			+ "are KvStore.Operator, KvStore.Reader and KvStore.Customer.";

	private final ErrorResponses responses;

	private final AllowedHosts hosts;

	Refusals(ErrorResponses responses, AllowedHosts hosts) {
		this.responses = responses;
		this.hosts = hosts;
	}

	static ApiException unauthenticated() {
		return new ApiException(ErrorCode.Unauthenticated, ApiError.of(ErrorCode.Unauthenticated, NO_TOKEN),
				Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		this.responses.write(request, response, switch (cause) {
			case AuthenticationServiceException outage -> new ApiException(ErrorCode.ServiceBusy,
					ApiError.of(ErrorCode.ServiceBusy, "The token issuer's signing keys cannot be read at the moment."),
					Map.of(HttpHeaders.RETRY_AFTER, "5"));
			case OAuth2AuthenticationException refused -> {
				String reason = reason(refused.getError());
				yield new ApiException(ErrorCode.Unauthenticated,
						ApiError.of(ErrorCode.Unauthenticated, "The access token is not accepted: " + reason + "."),
						Map.of(HttpHeaders.WWW_AUTHENTICATE,
								"Bearer error=\"invalid_token\", error_description=\"" + reason + "\""));
			}
			default -> unauthenticated();
		});
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException {
		this.responses.write(request, response,
				new ApiException(ErrorCode.Forbidden, ApiError.of(ErrorCode.Forbidden, NO_ROLE),
						Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
			throws IOException {
		boolean host = !this.hosts.test(request.getServerName());
		ErrorCode code = host ? ErrorCode.InvalidHeaderValue : ErrorCode.InvalidRequest;
		String message = host ? "The Host header names a host that this service does not answer for."
				: "The path or a header holds a character sequence that this service does not accept.";
		this.responses.write(request, response,
				new ApiException(code, ApiError.of(code, message).withTarget(host ? "header:host" : "path"), Map.of()));
	}

	// Only our own validators' words: a parser's message may quote what the client sent
	private static String reason(OAuth2Error error) {
		String description = error.getDescription();
		return (description != null && description.matches("The (?:request|token)[A-Za-z' ]{1,80}")) ? description
				: "The token is malformed, expired or not signed by an admitted issuer";
	}

}
