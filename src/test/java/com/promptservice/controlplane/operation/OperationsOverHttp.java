package com.promptservice.controlplane.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The operations' part of the service over HTTP, with toys that wait until a test lets
 * them go on; one for all classes that extend this.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
		classes = OperationsOverHttp.Application.class, properties = "control-plane.time-scale=200")
abstract class OperationsOverHttp {

	static final Set<String> RELEASED = ConcurrentHashMap.newKeySet();

	static final JsonMapper JSON = JsonMapper.shared();

	static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final Path FOLDER = Path.of("target", "test-data", "operations-over-http");

	static int port;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		FileSystemUtils.deleteRecursively(FOLDER);
		properties.add("server.port", () -> port);
		properties.add("control-plane.public-base-url", () -> "http://127.0.0.1:" + port);
		properties.add("control-plane.data-dir", FOLDER::toString);
	}

	/**
	 * An operation on a toy that is held from now on.
	 */
	static String running(String toy) throws Exception {
		RELEASED.remove(toy);
		HttpResponse<String> accepted = send("PUT", "/toys/" + toy);
		if (accepted.statusCode() == 409) {
			return header(accepted, "operation-location").replaceAll(".*/operations/|\\?.*", "");
		}
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
		String id = header(accepted, "operation-id");
		await().atMost(Duration.ofMinutes(1)).until(() -> get("/operations/" + id).body().contains("until released"));
		return id;
	}

	static JsonNode ended(String id) throws Exception {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> JSON.readTree(get("/operations/" + id).body()).has("completedAt"));
		return JSON.readTree(get("/operations/" + id).body());
	}

	static HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = request(path, "operator");
		return CLIENT.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				BodyHandlers.ofString());
	}

	static HttpResponse<String> send(String method, String path) throws Exception {
		return CLIENT.send(request(path, "operator").method(method, HttpRequest.BodyPublishers.noBody()).build(),
				BodyHandlers.ofString());
	}

	static HttpRequest.Builder request(String path, String caller) {
		String version = (path.contains("?") ? "&" : "?") + "api-version=2026-11-01";
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + version))
			.header("x-caller", caller);
	}

	static String header(HttpResponse<?> answer, String name) {
		return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError(name + " of " + answer.body()));
	}

	@TestComponent
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(
			basePackages = { "com.promptservice.controlplane.metadata", "com.promptservice.controlplane.queue",
					"com.promptservice.controlplane.api" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@Import({ OperationConfiguration.class, OperationsController.class, ToyController.class })
	static class Application {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		Toy.Definition toys(Documents documents) {
			return new Toy.Definition(documents, "ToyPut",
					Plan.of(PlannedStep.step("held", Duration.ofDays(30), (Toy.Lambda) (visit) -> {
						String toy = documents.read(Layout.operation(visit.operationId()), Operation.class)
							.orElseThrow()
							.value()
							.order()
							.target()
							.substring("/toys/".length());
						visit.armResource("/subscriptions/1/toy");
						visit.armRequest("arm-1");
						return RELEASED.contains(toy) ? Toy.done(toy)
								: new Outcome.Waiting<>(Duration.ofSeconds(10), "until released", null);
					})));
		}

		@Bean
		SecurityFilterChain callers(HttpSecurity http) {
			Map<String, Caller> callers = Map.of("operator",
					new Caller("team", "operator", "Operator", Set.of(Caller.Role.Operator)), "customer",
					new Caller("contoso", "customer", "Customer", Set.of(Caller.Role.Customer)));
			return http.csrf(CsrfConfigurer::disable).addFilterBefore((request, response, chain) -> {
				String name = ((HttpServletRequest) request).getHeader("x-caller");
				SecurityContextHolder.getContext()
					.setAuthentication(new UsernamePasswordAuthenticationToken(callers.get(name), null, List.of()));
				chain.doFilter(request, response);
			}, AnonymousAuthenticationFilter.class)
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

	}

}
