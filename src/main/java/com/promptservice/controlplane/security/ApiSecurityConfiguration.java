package com.promptservice.controlplane.security;

import com.promptservice.controlplane.api.Caller.Role;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/**
 * The one filter chain of the API: every request needs a token with a role, except the
 * {@link OpenPaths}. Which role may do what is judged after the route is found, by
 * {@link AccessRules}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ApiSecurityConfiguration {

	/** For pages: own scripts only, and nothing from elsewhere. */
	static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
			+ "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

	private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

	private static final String[] ROLES = { Role.Operator.name(), Role.Reader.name(), Role.Customer.name() };

	@Bean
	OpenPaths openPaths(Environment environment) {
		return new OpenPaths(environment.acceptsProfiles(Profiles.of("local")));
	}

	@Bean
	@Order(100)
	SecurityFilterChain api(HttpSecurity http, OpenPaths openPaths, Refusals refusals, Environment environment) {
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		AuthenticationEntryPointFailureHandler onFailure = new AuthenticationEntryPointFailureHandler(refusals);
		// Keys that cannot be fetched are our trouble, told as 503, not an exception
		onFailure.setRethrowAuthenticationServiceException(false);
		return http.securityMatcher(new NegatedRequestMatcher(paths.matcher("/.well-known/**")))
			.authorizeHttpRequests((requests) -> requests
				// Follow-up dispatches of a request that was judged when it came in
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers(openPaths)
				.permitAll()
				.requestMatchers("/actuator", "/actuator/**")
				.hasAuthority(Role.Operator.name())
				.anyRequest()
				.hasAnyAuthority(ROLES))
			.oauth2ResourceServer((server) -> server.bearerTokenResolver(new OneBearerToken())
				.authenticationEntryPoint(refusals)
				.accessDeniedHandler(refusals)
				.jwt((jwt) -> jwt.jwtAuthenticationConverter(new CallerConverter()))
				.withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
					@Override
					public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
						filter.setAuthenticationFailureHandler(onFailure);
						return filter;
					}
				}))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// Nothing ambient authenticates here, so there is nothing to forge
			.csrf((csrf) -> csrf.disable())
			.cors((cors) -> cors.disable())
			.logout((logout) -> logout.disable())
			.requestCache((cache) -> cache.disable())
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable())
				// Revalidated by ETag, and never shared between callers
				.addHeaderWriter(new StaticHeadersWriter("Cache-Control", "private, no-cache"))
				.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(openPaths.documentation(),
						new ContentSecurityPolicyHeaderWriter(policyOfPages(environment))))
				.addHeaderWriter(
						new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(openPaths.documentation()),
								new ContentSecurityPolicyHeaderWriter(DATA_POLICY)))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.build();
	}

	/**
	 * On a developer's machine Swagger UI also calls the control endpoint of the local
	 * Azure.
	 */
	private static String policyOfPages(Environment environment) {
		return environment.acceptsProfiles(Profiles.of("local"))
				? PAGE_POLICY + "; connect-src 'self' " + environment.getProperty("control-plane.azure.endpoint", "")
				: PAGE_POLICY;
	}

	// Where no chain is meant nothing answers, not even what the framework offers by
	// itself
	@Bean
	@Order(200)
	SecurityFilterChain everythingElse(HttpSecurity http, Refusals refusals) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll())
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(refusals))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf((csrf) -> csrf.disable())
			.cors((cors) -> cors.disable())
			.logout((logout) -> logout.disable())
			.requestCache((cache) -> cache.disable())
			.build();
	}

}
