package com.promptservice.controlplane.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

/**
 * Entra's signing keys, cached. Tokens with made-up key ids cause no storm of fetches,
 * and an outage of Entra is not one of ours: keys once read go on for a day.
 */
class EntraKeys implements JWKSource<SecurityContext> {

	private static final Duration FRESH = Duration.ofHours(1);

	private static final Duration USABLE = Duration.ofHours(24);

	private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

	/** In bits; RFC 7518 asks for as many. */
	private static final int SHORTEST_KEY = 2048;

	private static final int LARGEST_KEY_SET = 512 * 1024;

	private final JWKSource<SecurityContext> keys;

	private volatile boolean known;

	EntraKeys(URI authority, Duration timeout) throws MalformedURLException {
		int millis = Math.toIntExact(timeout.toMillis());
		URL address = URI.create(authority + "/common/discovery/v2.0/keys").toURL();
		this.keys = JWKSourceBuilder
			.<SecurityContext>create(address, new DefaultResourceRetriever(millis, millis, LARGEST_KEY_SET))
			.cache(FRESH.toMillis(), 4L * millis)
			.refreshAheadCache(false)
			.rateLimited(BETWEEN_FETCHES.toMillis())
			.retrying(true)
			.outageTolerant(USABLE.toMillis())
			.build();
	}

	@Override
	public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
		try {
			List<JWK> found = this.keys.get(selector, context);
			this.known = true;
			return found.stream().filter((key) -> key.size() >= SHORTEST_KEY).toList();
		}
		catch (RateLimitReachedException ex) {
			if (this.known) {
				// Not among the keys we hold, and it is too early to ask again: no such
				// key
				return List.of();
			}
			throw ex;
		}
	}

}
