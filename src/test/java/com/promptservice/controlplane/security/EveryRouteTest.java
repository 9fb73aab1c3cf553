package com.promptservice.controlplane.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold on every route there is. The routes are asked from the running service,
 * so that a new one cannot be forgotten.
 */
@LocalServerTest
class EveryRouteTest {

	private static final Set<String> OPEN = Set.of("GET /actuator/health", "GET /actuator/health/**",
			"GET /v3/api-docs", "GET /v3/api-docs.yaml", "GET /v3/api-docs/swagger-config", "GET /swagger-ui.html");

	private static final Set<String> CUSTOMER = Set.of("GET /errors", "GET /errors/{}", "GET /regions",
			"GET /regions/{}", "GET /customers", "GET /customers/{}", "GET /operations", "GET /operations/{}",
			"GET /operations/{}/events", "GET /regions/{}/address-space", "GET /regions/{}/topology",
			"GET /peerings/{}/handoff", "POST /peerings/{}:diagnose", "GET /peerings", "POST /peerings",
			"POST /peerings:whatIf", "GET /peerings/{}", "DELETE /peerings/{}", "POST /peerings/{}:refresh",
			"POST /peerings/{}:repair");

	private static final List<String> SAMPLES = List.of("westus2", "kvs-wus2-01", "InternalError",
			"home.01938a5c-0000-7000-8000-000000000001", "westus2.01938a5c-0000-7000-8000-000000000001", "1.0.0");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JWKSource<SecurityContext> keys;

	@LocalServerPort
	private int port;

	private Http http;

	private TestTokens tokens;

	@BeforeEach
	void ready() throws Exception {
		this.http = new Http(this.port);
		RSAKey key = (RSAKey) this.keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).getFirst();
		this.tokens = new TestTokens(key, LocalIssuerConfiguration.POLICY);
	}

	@Test
	void no_route_answers_without_a_good_token() {
		Map<String, String> attacks = TokenAttacks.on(this.tokens);
		assertThat(attacks).hasSizeGreaterThan(40);
		for (Route route : closedRoutes()) {
			refused(route, "no token");
			refused(route, "Basic", "Authorization", "Basic b3BlcmF0b3I6bG9jYWw=");
			refused(route, "two tokens", "Authorization", "Bearer " + good(), "Authorization", "Bearer " + good());
			attacks.forEach((name, token) -> refused(route, name, "Authorization", "Bearer " + token));
			Http.assertRefused(route + " token in the query",
					this.http.send(route.method, route.path + "?access_token=" + good()), 401, "Unauthenticated");
		}
	}

	@Test
	void no_route_answers_a_token_without_a_role_of_ours() {
		Map<String, String> powerless = Map.of("no role", this.tokens.with((claims) -> claims.remove("roles")),
				"unknown role", this.tokens.role("Owner"), "role in lower case", this.tokens.role("kvstore.operator"),
				"roles that are text", this.tokens.with((claims) -> claims.put("roles", "KvStore.Operator")),
				"user without the scope", this.tokens.with((claims) -> {
					claims.remove("idtyp");
					claims.put("scp", "openid KvStore.Operator");
				}), "id token", this.tokens.with((claims) -> {
					claims.remove("idtyp");
					claims.remove("azp");
					claims.put("sub", "pairwise");
				}));
		for (Route route : closedRoutes()) {
			powerless.forEach((name, token) -> Http.assertRefused(route + " with " + name,
					this.http.bearer(route.method, route.path + "?api-version=2026-11-01", token), 403, "Forbidden"));
		}
	}

	@Test
	void a_reader_writes_nowhere() {
		for (Route route : closedRoutes()) {
			if (!"GET".equals(route.method)) {
				forbidden(route, this.tokens.role("KvStore.Reader"));
			}
		}
	}

	@Test
	void a_customer_gets_only_what_is_listed_for_it() {
		Set<String> met = new TreeSet<>();
		for (Route route : closedRoutes()) {
			if (CUSTOMER.contains(route.method + " " + route.plain())) {
				met.add(route.method + " " + route.plain());
			}
			else {
				forbidden(route, this.tokens.role("KvStore.Customer"));
			}
		}
		assertThat(met).isEqualTo(new TreeSet<>(CUSTOMER));
	}

	@Test
	void only_the_documentation_and_the_health_are_open() {
		for (Route route : routes()) {
			int status = this.http.send(route.method, route.path).statusCode();
			if (status != 401) {
				assertThat(OPEN).contains(route.method + " " + route.plain());
			}
		}
	}

	@Test
	void a_path_that_does_not_exist_asks_for_a_token_first() {
		Http.assertRefused("unknown path", this.http.send("GET", "/nothing/here"), 401, "Unauthenticated");
		Http.assertRefused("unknown method", this.http.send("FOO", "/nothing/here"), 401, "Unauthenticated");
		assertThat(this.http.bearer("GET", "/nothing/here", good()).statusCode()).isEqualTo(404);
		assertThat(this.http.bearer("GET", "/nothing/here", this.tokens.role("KvStore.Customer")).statusCode())
			.isEqualTo(404);
	}

	@Test
	void a_huge_token_does_no_harm() {
		String huge = this.tokens.with((claims) -> claims.put("padding", "x".repeat(16 * 1024)));
		assertThat(this.http.bearer("GET", "/probes/one?api-version=2026-11-01", huge).statusCode()).isIn(400, 401,
				431);
	}

	private void refused(Route route, String what, String... headers) {
		Http.assertRefused(route + " with " + what, this.http.send(route.method, route.path, headers), 401,
				"Unauthenticated");
	}

	private void forbidden(Route route, String token) {
		String query = route.path.startsWith("/actuator") ? "" : "?api-version=2026-11-01";
		Http.assertRefused(route.toString(), this.http.bearer(route.method, route.path + query, token), 403,
				"Forbidden");
	}

	private String good() {
		return this.tokens.role("KvStore.Operator");
	}

	private List<Route> closedRoutes() {
		List<Route> closed = routes().stream()
			.filter((route) -> !OPEN.contains(route.method + " " + route.plain()))
			.filter((route) -> !route.path.startsWith("/error?") && !"/error".equals(route.path))
			.toList();
		assertThat(closed).isNotEmpty();
		return closed;
	}

	private List<Route> routes() {
		List<Route> routes = new ArrayList<>();
		this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods().keySet().forEach((info) -> routes.addAll(of(info))));
		return routes;
	}

	private static List<Route> of(RequestMappingInfo info) {
		List<Route> routes = new ArrayList<>();
		Set<String> methods = new TreeSet<>();
		info.getMethodsCondition().getMethods().forEach((method) -> methods.add(method.name()));
		if (methods.isEmpty()) {
			methods.add("GET");
		}
		for (PathPattern pattern : info.getPathPatternsCondition().getPatterns()) {
			methods.forEach((method) -> routes.add(new Route(method, pattern.getPatternString(), sample(pattern))));
		}
		return routes;
	}

	private static String sample(PathPattern pattern) {
		String plain = Route.plain(pattern.getPatternString());
		for (String first : SAMPLES) {
			for (String second : SAMPLES) {
				String path = plain.replaceFirst("\\{}", first).replaceAll("\\{}", second).replace("**", "x");
				if (pattern.matches(PathContainer.parsePath(path))) {
					return path;
				}
			}
		}
		throw new IllegalStateException("No sample fits " + pattern);
	}

	private record Route(String method, String pattern, String path) {

		String plain() {
			return plain(this.pattern);
		}

		/**
		 * The pattern with {} for each variable, whose expression may hold braces itself.
		 */
		static String plain(String pattern) {
			StringBuilder plain = new StringBuilder();
			int depth = 0;
			for (char c : pattern.toCharArray()) {
				depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
				if (depth == 0 || (depth == 1 && c == '{')) {
					plain.append(c);
				}
			}
			return plain.toString();
		}

		@Override
		public String toString() {
			return this.method + " " + this.pattern;
		}

	}

}
