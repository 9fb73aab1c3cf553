package com.promptservice.controlplane.security;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes the {@link Caller} of a valid token. A role that is not in the table is dropped;
 * a token without a role, or without this service's scope, is known but may do nothing.
 */
class CallerConverter implements Converter<Jwt, CallerAuthentication> {

	private static final Map<String, Role> ROLES = Map.of("KvStore.Operator", Role.Operator, "KvStore.Reader",
			Role.Reader, "KvStore.Customer", Role.Customer);

	private static final int LONGEST_NAME = 128;

	@Override
	public CallerAuthentication convert(Jwt jwt) {
		TokenClaims claims = new TokenClaims(jwt);
		String tenant = claims.text("tid");
		String object = claims.text("oid");
		return new CallerAuthentication(new Caller(tenant, object, name(claims, object), roles(claims)));
	}

	private static Set<Role> roles(TokenClaims claims) {
		if (!claims.isAccess()) {
			return Set.of();
		}
		return claims.texts("roles")
			.stream()
			.map(ROLES::get)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String name(TokenClaims claims, String fallback) {
		String name = (claims.text("name") != null) ? claims.text("name") : claims.client();
		if (name == null || name.isBlank()) {
			return fallback;
		}
		return (name.length() <= LONGEST_NAME) ? name : name.substring(0, LONGEST_NAME);
	}

}
