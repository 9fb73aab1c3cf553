package com.promptservice.controlplane.simulator.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.Principals;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs access tokens with a key that lives as long as the process.
 */
final class TokenSigner {

	static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

	/** How long a token is good for. */
	static final Duration VALID = Duration.ofHours(1);

	private ECKey key;

	/** An access token for a principal. */
	String sign(Principal principal, String issuer, String audience, Instant now) {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer)
			.audience(audience)
			.subject(principal.objectId())
			.issueTime(Date.from(now))
			.notBeforeTime(Date.from(now))
			.expirationTime(Date.from(now.plus(VALID)))
			.jwtID(UUID.randomUUID().toString())
			.claim("appid", principal.clientId())
			.claim("appidacr", "1")
			.claim("idtyp", "app")
			.claim("oid", principal.objectId())
			.claim("tid", principal.tenant())
			.claim("ver", "1.0")
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(ALGORITHM).keyID(Principals.KEY_ID).build(), claims);
		try {
			token.sign(new ECDSASigner(key()));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	/** The public key, for those who verify tokens. */
	ObjectNode keys() {
		Map<String, Object> published = new JWKSet(key()).toJSONObject(true);
		return Json.MAPPER.valueToTree(published);
	}

	private synchronized ECKey key() {
		try {
			if (this.key == null) {
				this.key = new ECKeyGenerator(Curve.P_256).keyID(Principals.KEY_ID).algorithm(ALGORITHM).generate();
			}
			return this.key;
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("This JDK can't make elliptic keys", ex);
		}
	}

}
