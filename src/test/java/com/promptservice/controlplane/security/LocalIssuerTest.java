package com.promptservice.controlplane.security;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jwt.SignedJWT;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;

@LocalServerTest
class LocalIssuerTest {

	private static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-standard-0123456789";

	@Autowired
	private JwtDecoder decoder;

	@LocalServerPort
	private int port;

	private Http http;

	private String base;

	@BeforeEach
	void ready() {
		this.http = new Http(this.port);
		this.base = "http://127.0.0.1:" + this.port;
	}

	@ParameterizedTest
	@CsvSource({ "operator,Operator", "reader,Reader", "contoso,Customer", "fabrikam,Customer" })
	void every_client_gets_a_token_for_its_secret(String client, String role) throws Exception {
		String token = this.http.token(client);
		Map<String, Object> claims = SignedJWT.parse(token).getJWTClaimsSet().getClaims();
		assertThat(claims).containsEntry("idtyp", "app").containsEntry("ver", "2.0").containsEntry("azp", client);
		assertThat(claims).containsKeys("tid", "oid", "roles", "exp", "nbf").doesNotContainKeys("scope", "scp");
		Caller who = who(token);
		assertThat(who.roles()).containsExactly(Role.valueOf(role));
		assertThat(who.key()).isEqualTo(claims.get("tid") + "/" + claims.get("oid"));
	}

	@Test
	void the_two_customers_are_of_different_tenants() {
		assertThat(who(this.http.token("contoso")).tenantId())
			.isNotEqualTo(who(this.http.token("fabrikam")).tenantId());
	}

	@Test
	void a_wrong_secret_gets_no_token() {
		assertThat(this.http.requestToken("operator", "guess").statusCode()).isEqualTo(401);
		assertThat(this.http.requestToken("nobody", "local").statusCode()).isEqualTo(401);
		assertThat(this.http.requestToken("swagger-ui", "local").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator", "reader", "contoso", "fabrikam" })
	void a_user_signs_in_by_code_and_pkce_as_swagger_ui_does_it(String user) throws Exception {
		String redirect = this.base + "/swagger-ui/oauth2-redirect.html";
		String token = exchange(signIn(user, "local", redirect), redirect, VERIFIER).get("access_token").stringValue();
		Map<String, Object> claims = SignedJWT.parse(token).getJWTClaimsSet().getClaims();
		assertThat(claims).containsEntry("scp", "access_as_user")
			.containsEntry("azp", "swagger-ui")
			.doesNotContainKey("idtyp");
		assertThat(who(token).objectId()).isEqualTo(LocalIdentity.valueOf(user).objectId());
	}

	@Test
	void a_code_is_worth_nothing_without_its_verifier_or_with_a_wrong_password() throws Exception {
		String redirect = this.base + "/swagger-ui/oauth2-redirect.html";
		JsonNode refused = exchange(signIn("operator", "local", redirect), redirect, VERIFIER + "x");
		assertThat(refused.get("error").stringValue()).isEqualTo("invalid_grant");
		assertThat(signIn("operator", "guess", redirect)).contains("/login?error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/swagger-ui/oauth2-redirect.html", "http://127.0.0.1/elsewhere" })
	void a_code_is_sent_nowhere_else(String redirect) throws Exception {
		HttpResponse<String> answer = browser().send(get(authorize(redirect)), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("location")).isEmpty();
	}

	@Test
	void a_signed_in_browser_is_nobody_to_the_api() throws Exception {
		HttpClient browser = browser();
		signIn(browser, "operator", "local", this.base + "/swagger-ui/oauth2-redirect.html");
		Http.assertRefused("session", browser.send(get(this.base + "/probes/one"), BodyHandlers.ofString()), 401,
				"Unauthenticated");
	}

	@Test
	void swagger_ui_is_told_its_client_and_the_pages_allow_their_own_scripts_only() {
		HttpResponse<String> page = this.http.send("GET", "/swagger-ui/index.html");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("content-security-policy").orElse("")).contains("script-src 'self'");
		assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
		assertThat(this.http.send("GET", "/swagger-ui/swagger-initializer.js").body()).contains("swagger-ui",
				"usePkceWithAuthorizationCodeGrant");
		assertThat(page.headers().firstValue("content-security-policy").orElse(""))
			.contains("connect-src 'self' http://127.0.0.1:");
		assertThat(this.http.send("GET", "/v3/api-docs/swagger-config").body()).contains("KVStore control plane",
				"Local Azure", "/simulator/openapi.json");
		HttpResponse<String> login = this.http.send("GET", "/login");
		assertThat(login.statusCode()).isEqualTo(200);
		assertThat(login.headers().firstValue("content-security-policy").orElse("")).contains("frame-ancestors 'none'");
		assertThat(this.http.send("GET", "/default-ui.css").statusCode()).isEqualTo(200);
	}

	@Test
	void what_the_framework_would_offer_by_itself_is_closed() {
		for (String path : new String[] { "/.well-known/oauth-protected-resource", "/logout", "/oauth2/nothing" }) {
			Http.assertRefused(path, this.http.send("GET", path), 401, "Unauthenticated");
		}
	}

	private Caller who(String token) {
		assertThat(this.http.bearer("GET", "/errors?api-version=2026-11-01", token).statusCode()).isEqualTo(200);
		return new CallerConverter().convert(this.decoder.decode(token)).getPrincipal();
	}

	private String signIn(String user, String password, String redirect) throws Exception {
		return signIn(browser(), user, password, redirect);
	}

	/** Drives the pages; returns where the last one sent the browser. */
	private String signIn(HttpClient browser, String user, String password, String redirect) throws Exception {
		HttpResponse<String> toLogin = browser.send(get(authorize(redirect)), BodyHandlers.ofString());
		assertThat(toLogin.headers().firstValue("location").orElse(toLogin.body())).endsWith("/login");
		String page = browser.send(get(this.base + "/login"), BodyHandlers.ofString()).body();
		Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
		assertThat(csrf.find()).as(page).isTrue();
		HttpResponse<String> back = browser.send(
				form("/login", Map.of("username", user, "password", password, "_csrf", csrf.group(1))),
				BodyHandlers.ofString());
		String next = back.headers().firstValue("location").orElseThrow();
		if (next.contains("error")) {
			return next;
		}
		HttpResponse<String> authorized = browser.send(get(URI.create(this.base).resolve(next).toString()),
				BodyHandlers.ofString());
		return authorized.headers().firstValue("location").orElseThrow();
	}

	private JsonNode exchange(String location, String redirect, String verifier) throws Exception {
		assertThat(location).startsWith(redirect).contains("state=s1");
		Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
		assertThat(code.find()).as(location).isTrue();
		return Http
			.json(browser()
				.send(form("/oauth2/token",
						Map.of("grant_type", "authorization_code", "code", code.group(1), "redirect_uri", redirect,
								"client_id", "swagger-ui", "code_verifier", verifier)),
						BodyHandlers.ofString())
				.body());
	}

	private String authorize(String redirect) throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
		return this.base + "/oauth2/authorize?"
				+ query(Map.of("response_type", "code", "client_id", "swagger-ui", "scope", "access_as_user", "state",
						"s1", "redirect_uri", redirect, "code_challenge_method", "S256", "code_challenge",
						Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
	}

	private HttpRequest form(String path, Map<String, String> fields) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(query(fields)))
			.build();
	}

	private static HttpRequest get(String address) {
		return HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build();
	}

	private static HttpClient browser() {
		return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
	}

	private static String query(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
