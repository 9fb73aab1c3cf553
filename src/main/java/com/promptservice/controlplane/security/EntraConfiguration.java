package com.promptservice.controlplane.security;

import java.net.MalformedURLException;
import java.time.Clock;

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

	@Bean
	JwtDecoder entraTokens(EntraProperties properties, Clock clock) throws MalformedURLException {
		return TokenDecoders.decoder(new EntraKeys(properties.authority(), properties.keyTimeout()),
				properties.policy(), clock);
	}

}
