package com.promptservice.controlplane;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;

/** Starts the control plane, or in profile {@code simulator} the local Azure alone. */
// Left out: what would add a user with a random password, or an issuer, where none is
// wanted
@SpringBootApplication(exclude = { UserDetailsServiceAutoConfiguration.class,
		OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class })
public class ControlPlaneApplication {

	public static void main(String[] args) {
		SdkThreads.outliveTheStop();
		SpringApplication.run(ControlPlaneApplication.class, args);
	}

}
