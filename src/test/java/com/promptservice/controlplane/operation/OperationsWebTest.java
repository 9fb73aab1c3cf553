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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.rest.Response;
import com.azure.core.http.rest.SimpleResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.PollingStrategyOptions;
import com.azure.core.util.polling.SyncOperationResourcePollingStrategy;
import com.azure.core.util.polling.SyncPoller;
import com.azure.core.util.serializer.TypeReference;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Operations over HTTP, on toys that wait until a test lets them go on.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
		classes = OperationsWebTest.Application.class, properties = "control-plane.time-scale=200")
class OperationsWebTest {

	private static final Set<String> RELEASED = ConcurrentHashMap.newKeySet();

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@TempDir
	private static Path directory;

	private static int port;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		properties.add("server.port", () -> port);
		properties.add("control-plane.public-base-url", () -> "http://127.0.0.1:" + port);
		properties.add("control-plane.data-dir", () -> directory.toString());
	}

	@BeforeEach
	void holdEverything() {
		RELEASED.clear();
	}

	@Test
	void the_monitor_tells_all_about_an_operation_and_holds_no_nulls() throws Exception {
		String id = running("monitor");
		HttpResponse<String> answer = get("/operations/" + id);
		JsonNode monitor = JSON.readTree(answer.body());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(monitor.path("id").asString()).isEqualTo(id);
		assertThat(monitor.path("kind").asString()).isEqualTo("ToyPut");
		assertThat(monitor.path("status").asString()).isEqualTo("Running");
		assertThat(monitor.path("target").asString()).isEqualTo("/toys/monitor");
		assertThat(monitor.path("percentComplete").asInt()).isEqualTo(0);
		assertThat(monitor.path("message").asString()).isEqualTo("held: until released");
		assertThat(monitor.path("cancelable").asBoolean()).isTrue();
		assertThat(monitor.path("requestedBy").path("objectId").asString()).isEqualTo("operator");
		assertThat(monitor.path("steps").path(0).path("status").asString()).isEqualTo("Waiting");
		assertThat(monitor.path("steps").path(0).path("armResourceId").asString()).isEqualTo("/subscriptions/1/toy");
		assertThat(monitor.path("steps").path(0).path("armRequestId").asString()).isEqualTo("arm-1");
		assertThat(answer.body()).doesNotContain("null", "claim", "epoch", "fingerprint");
		assertThat(header(answer, "operation-location"))
			.isEqualTo("http://127.0.0.1:" + port + "/operations/" + id + "?api-version=2026-11-01");
		assertThat(header(answer, "operation-id")).isEqualTo(id);
		assertThat(Integer.parseInt(header(answer, "retry-after"))).isPositive();

		RELEASED.add("monitor");
		JsonNode ended = ended(id);
		assertThat(ended.path("status").asString()).isEqualTo("Succeeded");
		assertThat(ended.path("percentComplete").asInt()).isEqualTo(100);
		assertThat(ended.path("result").path("what").asString()).isEqualTo("monitor");
		assertThat(Duration.between(Instant.parse(ended.path("completedAt").asString()),
				Instant.parse(ended.path("expiresAt").asString())))
			.isEqualTo(Duration.ofDays(30));
		assertThat(get("/operations/" + id).headers().firstValue("retry-after")).isEmpty();
	}

	@Test
	void a_monitor_that_has_not_changed_is_not_sent_again() throws Exception {
		String id = running("unchanged");
		String etag = header(get("/operations/" + id), "etag");
		assertThat(etag).startsWith("\"");
		HttpResponse<String> again = get("/operations/" + id, "if-none-match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(header(again, "etag")).isEqualTo(etag);
	}

	@Test
	void a_long_poll_returns_when_the_operation_ends() throws Exception {
		String id = running("polled");
		CompletableFuture<HttpResponse<String>> poll = CLIENT
			.sendAsync(request("/operations/" + id + "?wait=30", "operator").build(), BodyHandlers.ofString());
		RELEASED.add("polled");
		await().atMost(Duration.ofMinutes(1)).until(poll::isDone);
		assertThat(poll.get().statusCode()).isEqualTo(200);
		assertThat(ended(id).path("status").asString()).isEqualTo("Succeeded");
	}

	@Test
	void a_long_poll_ends_after_its_time_without_news() throws Exception {
		String id = running("silent");
		String etag = header(get("/operations/" + id), "etag");
		assertThat(get("/operations/" + id + "?wait=1", "if-none-match", etag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "31", "x", "1.5" })
	void a_wait_outside_its_limits_is_refused(String wait) throws Exception {
		String id = running("limits");
		HttpResponse<String> answer = get("/operations/" + id + "?wait=" + wait);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(header(answer, "x-ms-error-code")).isEqualTo("InvalidRequest");
		RELEASED.add("limits");
	}

	@Test
	void events_tell_every_change_until_the_end_and_resume() throws Exception {
		String id = running("streamed");
		HttpResponse<Stream<String>> stream = CLIENT.send(
				request("/operations/" + id + "/events", "operator").header("accept", "text/event-stream").build(),
				BodyHandlers.ofLines());
		assertThat(stream.statusCode()).isEqualTo(200);
		assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
		RELEASED.add("streamed");
		List<String> lines = stream.body().toList();
		List<JsonNode> monitors = lines.stream()
			.filter((line) -> line.startsWith("data:"))
			.map((line) -> JSON.readTree(line.substring(5)))
			.toList();
		assertThat(monitors.getFirst().path("status").asString()).isEqualTo("Running");
		assertThat(monitors.getLast().path("status").asString()).isEqualTo("Succeeded");
		assertThat(lines).contains("event:operation");
		String last = lines.stream().filter((line) -> line.startsWith("id:")).toList().getLast().substring(3);
		List<String> resumed = CLIENT
			.send(request("/operations/" + id + "/events", "operator").header("last-event-id", last).build(),
					BodyHandlers.ofLines())
			.body()
			.toList();
		assertThat(resumed).noneMatch((line) -> line.startsWith("data:"));
	}

	@Test
	void cancel_ends_a_running_operation_and_an_ended_one_refuses() throws Exception {
		String id = running("canceled");
		HttpResponse<String> canceled = send("POST", "/operations/" + id + ":cancel");
		assertThat(canceled.statusCode()).isEqualTo(200);
		assertThat(JSON.readTree(canceled.body()).path("cancelRequested").asBoolean()).isTrue();
		assertThat(ended(id).path("status").asString()).isEqualTo("Canceled");
		HttpResponse<String> again = send("POST", "/operations/" + id + ":cancel");
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(header(again, "x-ms-error-code")).isEqualTo("OperationNotCancelable");
	}

	@Test
	void retry_of_a_canceled_operation_is_a_new_one() throws Exception {
		String id = running("retried");
		assertThat(header(send("POST", "/operations/" + id + ":retry"), "x-ms-error-code"))
			.isEqualTo("AnotherOperationInProgress");
		send("POST", "/operations/" + id + ":cancel");
		ended(id);
		RELEASED.add("retried");
		HttpResponse<String> retried = send("POST", "/operations/" + id + ":retry");
		assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
		JsonNode monitor = ended(header(retried, "operation-id"));
		assertThat(monitor.path("status").asString()).isEqualTo("Succeeded");
		assertThat(monitor.path("retryOf").asString()).isEqualTo(id);
		HttpResponse<String> succeeded = send("POST", "/operations/" + monitor.path("id").asString() + ":retry");
		assertThat(header(succeeded, "x-ms-error-code")).isEqualTo("OperationNotRetryable");
	}

	@Test
	void a_busy_resource_names_the_operation_that_has_it() throws Exception {
		String id = running("busy");
		HttpResponse<String> refused = send("PUT", "/toys/busy");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(header(refused, "operation-location")).contains("/operations/" + id);
		assertThat(header(refused, "retry-after")).isEqualTo("5");
		RELEASED.add("busy");
	}

	@Test
	void the_list_is_paged_and_filtered() throws Exception {
		for (String name : List.of("list1", "list2", "list3")) {
			RELEASED.add(name);
			ended(header(send("PUT", "/toys/" + name), "operation-id"));
		}
		String filter = "&filter=target%20eq%20%27/toys/list2%27%20and%20status%20eq%20%27Succeeded%27";
		JsonNode filtered = JSON.readTree(get("/operations?maxpagesize=50" + filter).body());
		assertThat(filtered.path("value")).hasSize(1);
		assertThat(filtered.has("nextLink")).isFalse();
		JsonNode first = JSON.readTree(get("/operations?maxpagesize=2").body());
		assertThat(first.path("value")).hasSize(2);
		HttpRequest next = HttpRequest.newBuilder(URI.create(first.path("nextLink").asString()))
			.header("x-caller", "operator")
			.build();
		JsonNode second = JSON.readTree(CLIENT.send(next, BodyHandlers.ofString()).body());
		assertThat(second.path("value").path(0).path("id").asString())
			.isGreaterThan(first.path("value").path(1).path("id").asString());
	}

	@Test
	void a_customer_sees_its_own_operations_and_foreign_ones_do_not_exist() throws Exception {
		String id = running("foreign");
		HttpResponse<String> refused = CLIENT.send(request("/operations/" + id, "customer").build(),
				BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(header(refused, "x-ms-error-code")).isEqualTo("OperationNotFound");
		assertThat(
				JSON.readTree(CLIENT.send(request("/operations", "customer").build(), BodyHandlers.ofString()).body())
					.path("value"))
			.isEmpty();
		RELEASED.add("foreign");
	}

	@Test
	void an_operation_that_does_not_exist_is_not_found() throws Exception {
		assertThat(header(get("/operations/home.0192b3c4-0000-7000-8000-000000000000"), "x-ms-error-code"))
			.isEqualTo("OperationNotFound");
		assertThat(get("/operations/%2e%2e").statusCode()).isGreaterThanOrEqualTo(400).isLessThan(500);
	}

	@Test
	void microsofts_own_poller_follows_an_operation_to_its_result() {
		RELEASED.add("poller");
		HttpPipeline pipeline = new HttpPipelineBuilder().policies((context, next) -> {
			context.getHttpRequest().setHeader(HttpHeaderName.fromString("x-caller"), "operator");
			return next.process();
		}).build();
		SyncOperationResourcePollingStrategy<BinaryData, BinaryData> strategy = new SyncOperationResourcePollingStrategy<>(
				HttpHeaderName.fromString("operation-location"), new PollingStrategyOptions(pipeline));
		SyncPoller<BinaryData, BinaryData> poller = SyncPoller.createPoller(Duration.ofMillis(100),
				(context) -> strategy.onInitialResponse(started(pipeline), context,
						TypeReference.createInstance(BinaryData.class)),
				(context) -> strategy.poll(context, TypeReference.createInstance(BinaryData.class)), strategy::cancel,
				(context) -> strategy.getResult(context, TypeReference.createInstance(BinaryData.class)));
		poller.setPollInterval(Duration.ofMillis(100));
		assertThat(poller.waitForCompletion(Duration.ofSeconds(30)).getStatus())
			.isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
		assertThat(JSON.readTree(poller.getFinalResult().toString()).toString()).contains("poller");
	}

	private static Response<BinaryData> started(HttpPipeline pipeline) {
		com.azure.core.http.HttpResponse response = pipeline
			.sendSync(new com.azure.core.http.HttpRequest(HttpMethod.POST,
					"http://127.0.0.1:" + port + "/toys/poller:wind?api-version=2026-11-01"), Context.NONE);
		assertThat(response.getStatusCode()).isEqualTo(202);
		return new SimpleResponse<>(response.getRequest(), response.getStatusCode(), response.getHeaders(),
				response.getBodyAsBinaryData());
	}

	private String running(String toy) throws Exception {
		HttpResponse<String> accepted = send("PUT", "/toys/" + toy);
		if (accepted.statusCode() == 409) {
			return header(accepted, "operation-location").replaceAll(".*/operations/|\\?.*", "");
		}
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
		String id = header(accepted, "operation-id");
		await().atMost(Duration.ofMinutes(1)).until(() -> get("/operations/" + id).body().contains("until released"));
		return id;
	}

	private JsonNode ended(String id) throws Exception {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> JSON.readTree(get("/operations/" + id).body()).has("completedAt"));
		return JSON.readTree(get("/operations/" + id).body());
	}

	private static HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = request(path, "operator");
		return CLIENT.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				BodyHandlers.ofString());
	}

	private static HttpResponse<String> send(String method, String path) throws Exception {
		return CLIENT.send(request(path, "operator").method(method, HttpRequest.BodyPublishers.noBody()).build(),
				BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path, String caller) {
		String version = (path.contains("?") ? "&" : "?") + "api-version=2026-11-01";
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + version))
			.header("x-caller", caller);
	}

	private static String header(HttpResponse<?> answer, String name) {
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
