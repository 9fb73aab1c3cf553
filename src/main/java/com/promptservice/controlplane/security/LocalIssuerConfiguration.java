package com.promptservice.controlplane.security;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The embedded issuer: the same tokens as Entra's, signed with a key that lives as long
 * as the process. It exists in profile local only.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalIssuerConfiguration {

	static final TokenPolicy POLICY = new TokenPolicy("api://kvstore-control-plane",
			Arrays.stream(LocalIdentity.values()).map(LocalIdentity::tenantId).collect(Collectors.toSet()), Set.of(),
			"http://localhost/{tid}/v2.0", Duration.ofSeconds(60));

	@Bean
	@Order(1)
	SecurityFilterChain localIssuer(HttpSecurity http) {
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		return http
			.oauth2AuthorizationServer((server) -> http
				.securityMatcher(new OrRequestMatcher(server.getEndpointsMatcher(), paths.matcher("/login"),
						paths.matcher("/default-ui.css")))
				.oauth2AuthorizationServer((issuer) -> issuer.oidc(Customizer.withDefaults())))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.formLogin(Customizer.withDefaults())
			.cors((cors) -> cors.disable())
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(ApiSecurityConfiguration.PAGE_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.build();
	}

	@Bean
	AuthorizationServerSettings localIssuerSettings() {
		return AuthorizationServerSettings.builder().build();
	}

	@Bean
	LocalTokenShape localTokenShape() {
		return new LocalTokenShape(POLICY);
	}

	@Bean
	UserDetailsService localUsers() {
		String password = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(LocalIdentity.SECRET);
		return new InMemoryUserDetailsManager(Arrays.stream(LocalIdentity.values())
			.map((identity) -> User.withUsername(identity.name()).password(password).build())
			.toList());
	}

	@Bean
	JWKSource<SecurityContext> localKeys() throws NoSuchAlgorithmException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		KeyPair pair = generator.generateKeyPair();
		return new ImmutableJWKSet<>(
				new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate())
					.keyID(UUID.randomUUID().toString())
					.build()));
	}

	@Bean
	JwtDecoder localTokens(JWKSource<SecurityContext> localKeys) {
		// The issuer stamps with the wall clock, so its tokens are judged by the wall
		// clock
		return TokenDecoders.decoder(localKeys, POLICY, Clock.systemUTC());
	}

}
