package com.promptservice.controlplane.security;

import java.time.Clock;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;

/**
 * The service without its features: contract, security and {@link ProbeRoutes}.
 */
@EnableAutoConfiguration(exclude = { UserDetailsServiceAutoConfiguration.class,
		OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class })
@ComponentScan(basePackages = { "com.promptservice.controlplane.api", "com.promptservice.controlplane.security" },
		excludeFilters = @Filter(TestComponent.class))
@Import(ProbeRoutes.class)
class SlimService {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	static ConfigurableApplicationContext start(Class<?> more, String... arguments) {
		return new SpringApplicationBuilder(SlimService.class, more).run(arguments);
	}

	static Http http(ConfigurableApplicationContext service) {
		return new Http(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

}
