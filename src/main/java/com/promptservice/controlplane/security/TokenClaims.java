package com.promptservice.controlplane.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claims of an Entra-shaped token, read without coercion: a claim of another type
 * counts as absent.
 */
record TokenClaims(Jwt jwt) {

	static final String REQUIRED_SCOPE = "access_as_user";

	String text(String claim) {
		return (this.jwt.getClaims().get(claim) instanceof String text) ? text : null;
	}

	List<String> texts(String claim) {
		if (!(this.jwt.getClaims().get(claim) instanceof Collection<?> values)) {
			return List.of();
		}
		return values.stream().filter(String.class::isInstance).map(String.class::cast).toList();
	}

	/**
	 * The application that asked for the token: {@code azp} in version 2.0, or
	 * {@code appid}.
	 */
	String client() {
		return (text("azp") != null) ? text("azp") : text("appid");
	}

	/**
	 * Whether the token may act here at all: an application's own token, or a user's
	 * token that was issued for this service's scope. An id token is neither.
	 */
	boolean isAccess() {
		if (this.jwt.hasClaim("scp")) {
			String scope = text("scp");
			return scope != null && List.of(scope.split(" ")).contains(REQUIRED_SCOPE);
		}
		// idtyp is an optional claim; without it an application shows by sub being its
		// oid
		String kind = text("idtyp");
		return "app".equals(kind)
				|| (!this.jwt.hasClaim("idtyp") && client() != null && Objects.equals(text("sub"), text("oid")));
	}

}
