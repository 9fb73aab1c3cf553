package com.promptservice.controlplane.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The few paths that anybody may read: whether the service is up, and in profile local
 * its documentation.
 */
final class OpenPaths implements RequestMatcher {

	private static final List<String> HEALTH = List.of("/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness");

	private static final List<String> DOCUMENTATION = List.of("/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs",
			"/v3/api-docs/**", "/v3/api-docs.yaml");

	private final RequestMatcher documentation;

	private final RequestMatcher open;

	OpenPaths(boolean documentationIsOpen) {
		List<RequestMatcher> all = new ArrayList<>(gets(HEALTH));
		this.documentation = new OrRequestMatcher(gets(DOCUMENTATION));
		if (documentationIsOpen) {
			all.add(this.documentation);
		}
		this.open = new OrRequestMatcher(all);
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		return this.open.matches(request);
	}

	RequestMatcher documentation() {
		return this.documentation;
	}

	private static List<RequestMatcher> gets(List<String> patterns) {
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		List<RequestMatcher> matchers = new ArrayList<>();
		for (String pattern : patterns) {
			matchers.add(paths.matcher(HttpMethod.GET, pattern));
			matchers.add(paths.matcher(HttpMethod.HEAD, pattern));
		}
		return matchers;
	}

}
