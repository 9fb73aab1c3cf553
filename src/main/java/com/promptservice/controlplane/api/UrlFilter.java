package com.promptservice.controlplane.api;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses URLs that no route can mean: too long, with control characters, path parameters
 * or escapes that are not UTF-8.
 */
final class UrlFilter extends OncePerRequestFilter {

	private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])|[\\x00-\\x1f\\x7f]");

	private static final Pattern PATH_PARAMETER = Pattern.compile(";|%3[Bb]");

	private final ErrorResponses responses;

	private final int maxLength;

	UrlFilter(ErrorResponses responses, int maxLength) {
		this.responses = responses;
		this.maxLength = maxLength;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			judge(request);
		}
		catch (ApiException ex) {
			this.responses.write(request, response, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private void judge(HttpServletRequest request) {
		String path = request.getRequestURI();
		String query = (request.getQueryString() != null) ? request.getQueryString() : "";
		int length = request.getRequestURL().length() + (query.isEmpty() ? 0 : query.length() + 1);
		if (length > this.maxLength) {
			throw new ApiException(ErrorCode.UriTooLong,
					"The URL has " + length + " characters; the limit is " + this.maxLength + ".");
		}
		if (CONTROL.matcher(path).find()) {
			throw invalid("path", "The path holds a control character.");
		}
		if (PATH_PARAMETER.matcher(path).find()) {
			throw invalid("path", "The path holds a semicolon.");
		}
		if (CONTROL.matcher(query).find()) {
			throw invalid("query", "The query holds a control character.");
		}
		if (!QueryString.isWellFormed(query)) {
			throw invalid("query", "The query holds a '%' that does not begin an escaped UTF-8 character.");
		}
	}

	private static ApiException invalid(String target, String message) {
		return new ApiException(ErrorCode.InvalidRequest,
				ApiError.of(ErrorCode.InvalidRequest, message).withTarget(target), Map.of());
	}

}
