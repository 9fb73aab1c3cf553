package com.promptservice.controlplane.security;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What a known caller may do and how fast, after every check of the request's form that
 * needs no role; and the record of it, last before the handler.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(RateLimitProperties.class)
class AccessConfiguration {

	private static final int AFTER_THE_REQUEST_S_FORM = 1000;

	private static final int LAST = Ordered.LOWEST_PRECEDENCE;

	@Bean
	FilterRegistrationBean<AuditFilter> auditFilter(AuditTrail trail) {
		FilterRegistrationBean<AuditFilter> registration = new FilterRegistrationBean<>(new AuditFilter(trail));
		registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
		return registration;
	}

	@Bean
	WebMvcConfigurer accessInterceptors(OpenPaths openPaths, RateLimitProperties limits, AuditTrail trail,
			Clock clock) {
		AccessInterceptor access = new AccessInterceptor(new AccessRules(), openPaths, new RateLimits(limits, clock));
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(access).order(AFTER_THE_REQUEST_S_FORM);
				registry.addInterceptor(new AuditInterceptor(trail)).order(LAST);
			}
		};
	}

}
