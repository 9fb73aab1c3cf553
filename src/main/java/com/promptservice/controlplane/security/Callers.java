package com.promptservice.controlplane.security;

import java.util.Optional;

import com.promptservice.controlplane.api.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Finds who is calling, also outside the filter chain that found out.
 */
final class Callers {

	private Callers() {
	}

	static Optional<Caller> of(HttpServletRequest request) {
		Object context = request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME);
		return (context instanceof SecurityContext known
				&& known.getAuthentication() instanceof CallerAuthentication authentication)
						? Optional.of(authentication.getPrincipal()) : Optional.empty();
	}

}
