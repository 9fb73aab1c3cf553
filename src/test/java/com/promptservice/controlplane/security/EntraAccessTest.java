package com.promptservice.controlplane.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.StorageAccounts;
import com.promptservice.controlplane.storage.StorageProperties;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Profile azure against a directory that serves keys as Entra does.
 */
class EntraAccessTest {

	private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000001";

	private static final String OTHER_TENANT = "aaaaaaaa-0000-4000-8000-000000000002";

	private static final AtomicInteger fetches = new AtomicInteger();

	private static final AtomicBoolean down = new AtomicBoolean();

	private static HttpServer directory;

	private static ConfigurableApplicationContext service;

	private static RSAKey key;

	private static TestTokens tokens;

	private static Http http;

	@BeforeAll
	static void start() throws IOException, JOSEException {
		key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
		byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
		directory = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		directory.createContext("/common/discovery/v2.0/keys", (exchange) -> {
			fetches.incrementAndGet();
			if (down.get()) {
				exchange.sendResponseHeaders(503, -1);
				exchange.close();
				return;
			}
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		directory.start();
		String authority = "http://127.0.0.1:" + directory.getAddress().getPort();
		service = SlimService.start(AuditElsewhere.class, "--spring.profiles.active=azure", "--server.port=0",
				"--server.address=127.0.0.1", "--control-plane.security.authority=" + authority,
				"--control-plane.security.audience=api://kvs",
				"--control-plane.security.tenants=" + TENANT + "," + OTHER_TENANT,
				"--control-plane.storage.home-account=kvshome");
		tokens = new TestTokens(key, new TokenPolicy("api://kvs", Set.of(TENANT), Set.of(), authority + "/{tid}/v2.0",
				Duration.ofSeconds(60)));
		http = SlimService.http(service);
	}

	@AfterAll
	static void stop() {
		service.close();
		directory.stop(0);
	}

	@Test
	void tokens_of_admitted_tenants_pass_and_spoilt_ones_do_not() {
		assertThat(status(tokens.role("KvStore.Operator"))).isEqualTo(200);
		assertThat(status(tokens.role("KvStore.Reader"))).isEqualTo(200);
		assertThat(status(tokens.role("KvStore.Customer"))).isEqualTo(403);
		assertThat(status(user("openid access_as_user"))).isEqualTo(200);
		assertThat(status(user("openid"))).isEqualTo(403);
		assertThat(status(tokens.with((claims) -> claims.put("tid", OTHER_TENANT)))).as("tid and iss differ")
			.isEqualTo(401);
		TokenAttacks.on(tokens)
			.forEach((name, token) -> Http.assertRefused(name, http.bearer("GET", "/probes/one", token), 401,
					"Unauthenticated"));
		assertThat(fetches.get()).as("fetches of the key set").isLessThanOrEqualTo(2);
	}

	@Test
	void unknown_key_ids_fetch_no_storm_and_an_outage_of_the_directory_is_not_ours() {
		assertThat(status(tokens.role("KvStore.Operator"))).isEqualTo(200);
		for (int i = 0; i < 200; i++) {
			String token = TestTokens.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown-" + i).build(),
					new Payload("{}"), key);
			assertThat(status(token)).isIn(401, 503);
		}
		assertThat(fetches.get()).isLessThanOrEqualTo(3);
		down.set(true);
		assertThat(status(tokens.role("KvStore.Operator"))).isEqualTo(200);
		down.set(false);
	}

	@Test
	void without_any_key_the_answer_is_503_and_not_that_the_token_is_bad() throws Exception {
		EntraProperties nowhere = new EntraProperties("api://kvs", Set.of(TENANT), Set.of(),
				URI.create("http://127.0.0.1:1"), Duration.ofSeconds(60), Duration.ofSeconds(1));
		JwtDecoder decoder = new EntraConfiguration().entraTokens(nowhere, Clock.systemUTC());
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThatExceptionOfType(AuthenticationServiceException.class)
			.isThrownBy(() -> new JwtAuthenticationProvider(decoder)
				.authenticate(new BearerTokenAuthenticationToken(tokens.role("KvStore.Operator"))))
			.satisfies((ex) -> service.getBean(Refusals.class).commence(new MockHttpServletRequest(), response, ex));
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("retry-after")).isEqualTo("5");
	}

	@Test
	void the_embedded_issuer_and_the_documentation_are_dead() {
		for (String path : List.of("/oauth2/token", "/oauth2/authorize", "/oauth2/jwks", "/login", "/logout",
				"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/v3/api-docs",
				"/swagger-ui/index.html", "/actuator")) {
			Http.assertRefused(path, http.send("GET", path), 401, "Unauthenticated");
			Http.assertRefused(path, http.send("POST", path), 401, "Unauthenticated");
		}
		assertThat(service.getBeanNamesForType(JWKSource.class)).isEmpty();
		assertThat(http.requestToken("operator", "local").statusCode()).isEqualTo(401);
		assertThat(http.send("GET", "/actuator/health").statusCode()).isEqualTo(200);
	}

	@Test
	void a_browser_behind_tls_is_told_to_stay_with_it() {
		assertThat(http.send("GET", "/actuator/health", "X-Forwarded-Proto", "https").headers().map())
			.containsKey("strict-transport-security");
	}

	private int status(String token) {
		return http.bearer("GET", "/probes/one", token).statusCode();
	}

	private String user(String scopes) {
		return tokens.with((claims) -> {
			claims.remove("idtyp");
			claims.put("sub", "pairwise");
			claims.put("scp", scopes);
		});
	}

	/**
	 * The home account is nobody's here.
	 */
	static class AuditElsewhere {

		@Bean
		StorageProperties storageProperties() {
			return StorageProperties.of(Azurite.connectionString("nobody", 1, 1));
		}

		@Bean
		StorageAccounts storageAccounts(StorageProperties properties) {
			return new StorageAccounts(properties, () -> null, List.of());
		}

		@Bean
		@Primary
		AuditLog forgetful() {
			return (line) -> {
			};
		}

	}

}
