package com.promptservice.controlplane.security;

import java.io.IOException;
import java.util.List;

import com.promptservice.controlplane.api.RequestId;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records every write with its answer; stands outside the security chain, so that what
 * the chain refuses is recorded too.
 */
class AuditFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(AuditFilter.class);

	// The embedded issuer's forms change nothing of the service
	private static final List<String> ISSUER_PATHS = List.of("/oauth2/", "/login");

	private final AuditTrail trail;

	AuditFilter(AuditTrail trail) {
		this.trail = trail;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !AccessRules.isWrite(request.getMethod())
				|| ISSUER_PATHS.stream().anyMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			record(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			throw ex;
		}
		if (request.isAsyncStarted()) {
			request.getAsyncContext()
				.addListener(new OnCompletion(() -> record(request, response, response.getStatus())));
		}
		else {
			record(request, response, response.getStatus());
		}
	}

	private void record(HttpServletRequest request, HttpServletResponse response, int status) {
		try {
			this.trail.answered(request, response, status);
		}
		catch (AuditUnavailableException ex) {
			// An accepted write has its line from before it began; this is about the end
			// only
			logger.error("The audit lacks the end of request {}, answered with {}", RequestId.of(request), status, ex);
		}
	}

	private record OnCompletion(Runnable action) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.action.run();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// onComplete follows
		}

		@Override
		public void onError(AsyncEvent event) {
			// onComplete follows
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
