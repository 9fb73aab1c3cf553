package com.promptservice.controlplane.security;

import java.time.Clock;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Makes the one decoder there is, for whichever source of keys.
 */
final class TokenDecoders {

	private TokenDecoders() {
	}

	static JwtDecoder decoder(JWKSource<SecurityContext> keys, TokenPolicy policy, Clock clock) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		// A fixed algorithm: the token's own header never chooses how it is verified
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		JwtTimestampValidator timestamps = new JwtTimestampValidator(policy.clockSkew());
		timestamps.setAllowEmptyExpiryClaim(false);
		timestamps.setClock(clock);
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
		decoder
			.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(timestamps, new TokenRules(policy, clock))));
		return decoder;
	}

}
