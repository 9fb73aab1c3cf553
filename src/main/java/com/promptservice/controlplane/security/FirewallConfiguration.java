package com.promptservice.controlplane.security;

import java.util.function.Predicate;

import com.promptservice.controlplane.api.ErrorResponses;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What is refused before anything looks at the request.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(LocalProperties.class)
class FirewallConfiguration {

	@Bean
	AllowedHosts allowedHosts(Environment environment, LocalProperties properties) {
		// Elsewhere the ingress decides which names lead here
		return environment.acceptsProfiles(Profiles.of("local")) ? properties::allows : (host) -> true;
	}

	@Bean
	Refusals refusals(ErrorResponses responses, AllowedHosts hosts) {
		return new Refusals(responses, hosts);
	}

	@Bean
	HttpFirewall httpFirewall(AllowedHosts hosts) {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		// An unknown method is judged like any other: first the token, then 405
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowedHostnames(hosts);
		return firewall;
	}

	/**
	 * The names that the Host header may hold. Against pages from elsewhere whose name
	 * was made to resolve to this machine.
	 */
	interface AllowedHosts extends Predicate<String> {

	}

}
