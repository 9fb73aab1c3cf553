package com.promptservice.controlplane.security;

import java.util.Optional;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Judges the caller's role once the route is known, so that 404 and 405 come before 403;
 * then its rate, since only what it may do counts.
 */
class AccessInterceptor implements HandlerInterceptor {

	private final AccessRules rules;

	private final OpenPaths openPaths;

	private final RateLimits rateLimits;

	AccessInterceptor(AccessRules rules, OpenPaths openPaths, RateLimits rateLimits) {
		this.rules = rules;
		this.openPaths = openPaths;
		this.rateLimits = rateLimits;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// Later dispatches of a request belong to the one that was judged
		if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod)) {
			return true;
		}
		Optional<Caller> caller = Callers.of(request);
		if (caller.isEmpty()) {
			if (this.openPaths.matches(request)) {
				return true;
			}
			throw Refusals.unauthenticated();
		}
		if (!this.rules.permits(caller.get(), request.getMethod(),
				ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication())) {
			throw new ApiException(ErrorCode.Forbidden,
					"The roles " + caller.get().roles() + " of this caller do not allow this "
							+ (AccessRules.isWrite(request.getMethod()) ? "write; it needs Operator."
									: "read; it needs Reader or Operator."));
		}
		this.rateLimits.take(caller.get(), AccessRules.isWrite(request.getMethod()));
		return true;
	}

}
