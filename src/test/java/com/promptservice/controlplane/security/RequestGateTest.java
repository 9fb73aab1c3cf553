package com.promptservice.controlplane.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Host, headers and the audit of a running service.
 */
@LocalServerTest
class RequestGateTest {

	@LocalServerPort
	private int port;

	private Http http;

	@BeforeEach
	void ready() {
		this.http = new Http(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "127.0.0.1.evil.example", "10.0.0.4", "localhost.evil.example:8080" })
	void another_host_name_is_refused_in_the_envelope_whatever_the_path(String host) throws IOException {
		for (String path : List.of("/regions", "/oauth2/token", "/actuator/health", "/swagger-ui/index.html")) {
			String answer = get(path, host);
			assertThat(answer).startsWith("HTTP/1.1 400").contains("InvalidHeaderValue", "header:host", "requestId");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080" })
	void the_names_of_loopback_are_served(String host) throws IOException {
		assertThat(get("/actuator/health", host)).startsWith("HTTP/1.1 200");
	}

	@Test
	void answers_may_not_be_framed_sniffed_or_shared() {
		HttpResponse<String> answer = this.http.bearer("GET", "/probes/one", this.http.token("operator"));
		assertThat(answer.headers().map()).containsEntry("x-content-type-options", List.of("nosniff"))
			.containsEntry("x-frame-options", List.of("DENY"))
			.containsEntry("cache-control", List.of("private, no-cache"))
			.containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"));
		assertThat(answer.headers().map()).doesNotContainKeys("access-control-allow-origin", "set-cookie");
	}

	@Test
	void a_page_of_another_origin_gets_no_permission() {
		HttpResponse<String> preflight = this.http.send("OPTIONS", "/probes/one", "Origin", "https://evil.example",
				"Access-Control-Request-Method", "PUT");
		assertThat(preflight.statusCode()).isEqualTo(401);
		assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void an_accepted_write_is_on_record_before_and_after() {
		HttpResponse<String> answer = this.http.bearer("PUT", "/probes/one", this.http.token("operator"));
		List<JsonNode> lines = written(answer);
		assertThat(lines).extracting((line) -> line.get("decision").stringValue())
			.containsExactly("Received", "Accepted");
		JsonNode end = lines.getLast();
		assertThat(end.get("status").intValue()).isEqualTo(201);
		assertThat(end.get("operationId").stringValue()).isEqualTo("operation-1");
		assertThat(end.get("action").stringValue()).isEqualTo("kvstore/probes/write");
		assertThat(end.get("resource").stringValue()).isEqualTo("/probes/one");
		assertThat(end.get("sourceIp").stringValue()).isEqualTo("127.0.0.1");
		assertThat(end.get("caller").get("objectId").stringValue()).isEqualTo(LocalIdentity.operator.objectId());
	}

	@Test
	void refused_and_failed_writes_are_on_record_with_their_reason() {
		JsonNode forbidden = written(this.http.bearer("PUT", "/probes/one", this.http.token("reader"))).getLast();
		assertThat(forbidden.get("decision").stringValue()).isEqualTo("Refused");
		assertThat(forbidden.get("reason").stringValue()).isEqualTo("Forbidden");
		assertThat(forbidden.get("caller").get("tenantId").stringValue()).isEqualTo(LocalIdentity.reader.tenantId());
		JsonNode anonymous = written(this.http.send("DELETE", "/regions/westus2")).getLast();
		assertThat(anonymous.get("reason").stringValue()).isEqualTo("Unauthenticated");
		assertThat(anonymous.has("caller")).isFalse();
		assertThat(anonymous.get("action").stringValue()).isEqualTo("kvstore/regions/delete");
		JsonNode failed = written(this.http.bearer("DELETE", "/probes/one", this.http.token("operator"))).getLast();
		assertThat(failed.get("decision").stringValue()).isEqualTo("Failed");
		assertThat(failed.get("status").intValue()).isEqualTo(500);
	}

	@Test
	void neither_reads_nor_tokens_are_on_record() {
		String token = this.http.token("operator");
		assertThat(audit(this.http.bearer("GET", "/probes/one", token))).isEmpty();
		this.http.bearer("PUT", "/probes/one", token);
		assertThat(String.join("\n", auditLines())).doesNotContain(token.substring(0, 40), "/oauth2/token");
	}

	private String get(String path, String host) throws IOException {
		return this.http.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
	}

	/** The last line follows the answer, so that no client waits for it. */
	private static List<JsonNode> written(HttpResponse<String> answer) {
		await().atMost(1, TimeUnit.MINUTES).until(() -> audit(answer).stream().anyMatch((line) -> line.has("status")));
		return audit(answer);
	}

	private static List<JsonNode> audit(HttpResponse<String> answer) {
		String id = answer.headers().firstValue("x-ms-request-id").orElseThrow();
		return auditLines().stream()
			.map(Http::json)
			.filter((line) -> id.equals(line.path("requestId").asString("")))
			.toList();
	}

	private static List<String> auditLines() {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("target/test-data/security/audit"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return lines;
	}

}
