package com.promptservice.controlplane.api;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the request's ids on the response and into the logging context, before anything
 * else can answer.
 */
final class RequestIdFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		MDC.put(RequestId.LOG_KEY, RequestId.stamp(request, response));
		ClientRequestId.of(request).ifPresent((id) -> {
			response.setHeader(ClientRequestId.HEADER, id);
			MDC.put(ClientRequestId.LOG_KEY, id);
		});
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(RequestId.LOG_KEY);
			MDC.remove(ClientRequestId.LOG_KEY);
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

}
