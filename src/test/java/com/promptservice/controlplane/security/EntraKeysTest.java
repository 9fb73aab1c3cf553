package com.promptservice.controlplane.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whose keys are believed, and for how long.
 */
class EntraKeysTest {

	private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000001";

	private final AtomicInteger lured = new AtomicInteger();

	private HttpServer directory;

	private volatile JWKSet published;

	private EntraProperties properties;

	private JwtDecoder decoder;

	@BeforeEach
	void start() throws IOException {
		this.directory = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.directory.createContext("/", (exchange) -> {
			if (!exchange.getRequestURI().getPath().equals("/common/discovery/v2.0/keys")) {
				this.lured.incrementAndGet();
			}
			byte[] keys = this.published.toString().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		this.directory.start();
		this.properties = new EntraProperties("api://kvs", Set.of(TENANT), Set.of(), URI.create(base()),
				Duration.ofSeconds(60), Duration.ofSeconds(20));
		this.decoder = new EntraConfiguration().entraTokens(this.properties, Clock.systemUTC());
	}

	@AfterEach
	void stop() {
		this.directory.stop(0);
	}

	@Test
	void a_new_key_is_believed_as_soon_as_it_is_published_and_the_old_one_no_longer() throws Exception {
		RSAKey old = key("old");
		RSAKey young = key("young");
		this.published = new JWKSet(old);
		String before = token(old);
		this.decoder.decode(before);
		this.published = new JWKSet(young);
		this.decoder.decode(token(young));
		refused(before);
		refused(token(old));
	}

	@Test
	void a_key_that_is_too_short_is_not_believed_even_when_it_is_published() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(1024);
		KeyPair pair = generator.generateKeyPair();
		RSAKey brief = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate())
			.keyID("brief")
			.build();
		RSAKey good = key("good");
		this.published = new JWKSet(List.of(brief, good));
		JWSObject token = new JWSObject(tokens(brief).header(), new Payload(tokens(brief).claims((claims) -> {
		})));
		token.sign(new RSASSASigner(pair.getPrivate(), Set.of(AllowWeakRSAKey.getInstance())));
		refused(token.serialize());
		this.decoder.decode(token(good));
	}

	@Test
	void addresses_of_keys_in_a_token_are_never_asked() throws Exception {
		RSAKey ours = key("ours");
		RSAKey theirs = key("theirs");
		this.published = new JWKSet(ours);
		this.decoder.decode(token(ours));
		URI lure = URI.create(base() + "/lure");
		for (String id : new String[] { "ours", "theirs", null }) {
			JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id);
			refused(signed(header.jwkURL(lure), theirs));
			refused(signed(header.x509CertURL(lure), theirs));
			refused(signed(header.jwk(theirs.toPublicJWK()), theirs));
		}
		assertThat(this.lured).hasValue(0);
	}

	private void refused(String token) {
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> this.decoder.decode(token));
	}

	private String signed(JWSHeader.Builder header, RSAKey key) {
		return TestTokens.sign(header.build(), new Payload(tokens(key).claims((claims) -> {
		})), key);
	}

	private String token(RSAKey key) {
		return tokens(key).role("KvStore.Operator");
	}

	private TestTokens tokens(RSAKey key) {
		return new TestTokens(key, this.properties.policy());
	}

	private static RSAKey key(String id) throws Exception {
		return new RSAKeyGenerator(2048).keyID(id).generate();
	}

	private String base() {
		return "http://127.0.0.1:" + this.directory.getAddress().getPort();
	}

}
