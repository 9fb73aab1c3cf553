package com.promptservice.controlplane.security;

import java.util.Collections;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from the one Authorization header and nowhere else; two headers are
 * refused, since a proxy may have judged the other one.
 */
class OneBearerToken implements BearerTokenResolver {

	// The compact form to the letter: the parser behind it forgives padding and more
	private static final Pattern SIGNED_TOKEN = Pattern.compile("[A-Za-z0-9_-]++(\\.[A-Za-z0-9_-]++){2}");

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();

	@Override
	public String resolve(HttpServletRequest request) {
		if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
			throw new OAuth2AuthenticationException(
					BearerTokenErrors.invalidToken("The request has more than one Authorization header"));
		}
		String token = this.header.resolve(request);
		if (token != null && !SIGNED_TOKEN.matcher(token).matches()) {
			throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The token is not a signed JWT"));
		}
		return token;
	}

}
