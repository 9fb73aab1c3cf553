package com.promptservice.controlplane.security;

import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * Audience, tenant, issuer, subject and actor of a token whose signature is good, as
 * Entra's claims validation asks for. What a token may do is no question of this class.
 */
class TokenRules implements OAuth2TokenValidator<Jwt> {

	private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final TokenPolicy policy;

	private final Clock clock;

	TokenRules(TokenPolicy policy, Clock clock) {
		this.policy = policy;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt jwt) {
		TokenClaims claims = new TokenClaims(jwt);
		if (!claims.texts("aud").contains(this.policy.audience())) {
			return refused("The token is for another audience");
		}
		String tenant = claims.text("tid");
		if (tenant == null || !this.policy.tenants().contains(tenant)) {
			return refused("The token's tenant is not admitted");
		}
		if (!this.policy.issuerOf(tenant).equals(claims.text("iss"))) {
			return refused("The token's issuer is not its tenant's");
		}
		String object = claims.text("oid");
		if (object == null || !OBJECT_ID.matcher(object).matches()) {
			return refused("The token names no object id");
		}
		if (!this.policy.clients().isEmpty() && !this.policy.clients().contains(String.valueOf(claims.client()))) {
			return refused("The token's client application is not admitted");
		}
		Instant issued = jwt.getIssuedAt();
		if (issued != null && issued.isAfter(this.clock.instant().plus(this.policy.clockSkew()))) {
			return refused("The token was issued in the future");
		}
		return OAuth2TokenValidatorResult.success();
	}

	private static OAuth2TokenValidatorResult refused(String reason) {
		return OAuth2TokenValidatorResult.failure(BearerTokenErrors.invalidToken(reason));
	}

}
