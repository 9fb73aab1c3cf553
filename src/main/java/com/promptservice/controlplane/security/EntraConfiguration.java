package com.promptservice.controlplane.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Tokens of Microsoft Entra ID, of every admitted tenant.
 */
@Configuration(proxyBeanMethods = false)
@Profile("azure")
@EnableConfigurationProperties(EntraProperties.class)
class EntraConfiguration {

	private static final int LARGEST_KEY_SET = 512 * 1024;

	private static final long MINUTE = 60_000;

	@Bean
	JwtDecoder jwtDecoder(EntraProperties properties, ObjectProvider<Clock> clock) throws MalformedURLException {
		return TokenDecoders.decoder(keys(properties), properties.policy(), clock.getIfUnique(Clock::systemUTC));
	}

	// Unknown key ids must not become a storm of fetches, nor an outage of Entra one of
	// ours
	private static JWKSource<SecurityContext> keys(EntraProperties properties) throws MalformedURLException {
		int timeout = Math.toIntExact(properties.keyTimeout().toMillis());
		URL address = URI.create(properties.authority() + "/common/discovery/v2.0/keys").toURL();
		return JWKSourceBuilder
			.<SecurityContext>create(address, new DefaultResourceRetriever(timeout, timeout, LARGEST_KEY_SET))
			.cache(60 * MINUTE, 4L * timeout)
			.refreshAheadCache(false)
			.rateLimited(MINUTE / 2)
			.retrying(true)
			.outageTolerant(24 * 60 * MINUTE)
			.build();
	}

}
