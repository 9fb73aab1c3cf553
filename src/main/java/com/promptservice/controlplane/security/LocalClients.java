package com.promptservice.controlplane.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients of the embedded issuer: one with a secret for each identity, and Swagger UI
 * without one.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalClients {

	private static final TokenSettings AN_HOUR = TokenSettings.builder()
		.accessTokenTimeToLive(Duration.ofHours(1))
		.build();

	@Bean
	RegisteredClientRepository localClientRepository(@Value("${server.port:8080}") int port) {
		PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
		List<RegisteredClient> clients = new ArrayList<>();
		for (LocalIdentity identity : LocalIdentity.values()) {
			clients.add(RegisteredClient.withId(identity.name())
				.clientId(identity.name())
				// Encoded for each: the repository wants every secret to look different
				.clientSecret(encoder.encode(LocalIdentity.SECRET))
				.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
				.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
				.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
				.tokenSettings(AN_HOUR)
				.build());
		}
		clients.add(swaggerUi(port));
		return new InMemoryRegisteredClientRepository(clients);
	}

	private static RegisteredClient swaggerUi(int port) {
		String page = "/swagger-ui/oauth2-redirect.html";
		return RegisteredClient.withId("swagger-ui")
			.clientId("swagger-ui")
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			// A loopback address stands for every port, the name localhost for its own
			.redirectUri("http://127.0.0.1" + page)
			.redirectUri("http://[::1]" + page)
			.redirectUri("http://localhost:" + port + page)
			.scope(TokenClaims.REQUIRED_SCOPE)
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
			.tokenSettings(AN_HOUR)
			.build();
	}

}
