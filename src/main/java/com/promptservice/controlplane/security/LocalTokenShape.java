package com.promptservice.controlplane.security;

import java.util.List;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Gives the embedded issuer's access tokens the claims that Entra ID's have.
 */
class LocalTokenShape implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private final TokenPolicy policy;

	LocalTokenShape(TokenPolicy policy) {
		this.policy = policy;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
			return;
		}
		boolean application = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
		String client = context.getRegisteredClient().getClientId();
		LocalIdentity identity = LocalIdentity.valueOf(application ? client : context.getPrincipal().getName());
		context.getClaims().claims((claims) -> {
			claims.remove("scope");
			claims.put("ver", "2.0");
			claims.put("iss", this.policy.issuerOf(identity.tenantId()));
			claims.put("aud", List.of(this.policy.audience()));
			claims.put("tid", identity.tenantId());
			claims.put("oid", identity.objectId());
			claims.put("azp", client);
			claims.put("name", identity.name());
			claims.put("roles", List.of(identity.role()));
			if (application) {
				claims.put("sub", identity.objectId());
				claims.put("idtyp", "app");
			}
			else {
				claims.put("scp", String.join(" ", context.getAuthorizedScopes()));
			}
		});
	}

}
