package com.promptservice.controlplane.security;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
@EnableConfigurationProperties(FirewallConfiguration.LocalProperties.class)
class FirewallConfiguration {

	@Bean
	HttpFirewall httpFirewall(Environment environment, LocalProperties properties) {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		// An unknown method is judged like any other: first the token, then 405
		firewall.setUnsafeAllowAnyHttpMethod(true);
		if (environment.acceptsProfiles(Profiles.of("local"))) {
			// A page from elsewhere whose name was made to resolve to this machine
			firewall.setAllowedHostnames(properties::allows);
		}
		return firewall;
	}

	/**
	 * How far profile local may be reached.
	 *
	 * @param allowNonLoopback whether it may listen on other addresses than loopback, as
	 * in a container whose network is closed
	 * @param allowedHosts every name that the Host header may hold
	 */
	@ConfigurationProperties("control-plane")
	record LocalProperties(@DefaultValue("false") boolean allowNonLoopback, @DefaultValue( {
			"localhost", "127.0.0.1", "::1" }) Set<String> allowedHosts){

		boolean allows(String host) {
			String name = (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
			return this.allowedHosts.stream().anyMatch(name::equalsIgnoreCase);
		}

	}

}
