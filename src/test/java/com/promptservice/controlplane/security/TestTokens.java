package com.promptservice.controlplane.security;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * Entra-shaped tokens, right ones and spoilt ones.
 */
record TestTokens(RSAKey key, TokenPolicy policy) {

	static final String OBJECT = "8f3a1c52-9999-4c00-9000-00000000d001";

	String tenant() {
		return this.policy.tenants().iterator().next();
	}

	/** A good application token, then changed. */
	Map<String, Object> claims(Consumer<Map<String, Object>> change) {
		long now = Instant.now().getEpochSecond();
		Map<String, Object> claims = new HashMap<>();
		claims.put("aud", this.policy.audience());
		claims.put("iss", this.policy.issuerOf(tenant()));
		claims.put("iat", now - 5);
		claims.put("nbf", now - 5);
		claims.put("exp", now + 600);
		claims.put("tid", tenant());
		claims.put("oid", OBJECT);
		claims.put("sub", OBJECT);
		claims.put("azp", UUID.randomUUID().toString());
		claims.put("ver", "2.0");
		claims.put("idtyp", "app");
		claims.put("roles", List.of("KvStore.Operator"));
		change.accept(claims);
		return claims;
	}

	String with(Consumer<Map<String, Object>> change) {
		return sign(header(), claims(change));
	}

	String role(String role) {
		return with((claims) -> claims.put("roles", List.of(role)));
	}

	JWSHeader header() {
		return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build();
	}

	String sign(JWSHeader header, Map<String, Object> claims) {
		return sign(header, new Payload(claims), this.key);
	}

	static String sign(JWSHeader header, Payload payload, RSAKey key) {
		try {
			JWSObject token = new JWSObject(header, payload);
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static long secondsFromNow(long seconds) {
		return new Date().getTime() / 1000 + seconds;
	}

}
