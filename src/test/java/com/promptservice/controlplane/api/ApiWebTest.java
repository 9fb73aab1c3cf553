package com.promptservice.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real server with the contract, the sample routes and everybody allowed; one for all
 * tests that ask for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ApiWebTest.Application.class,
		properties = { "control-plane.api.body-deadline=700ms", "server.tomcat.connection-timeout=500ms",
				"control-plane.public-base-url=https://control.example" })
@interface ApiWebTest {

	@TestComponent
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ApiConfiguration.class, DocumentConfiguration.class, ErrorsController.class, SampleController.class })
	class Application {

		@Bean
		SecurityFilterChain everybody(HttpSecurity http) {
			return http.csrf(CsrfConfigurer::disable)
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

	}

}
