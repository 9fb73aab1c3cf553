package com.promptservice.controlplane.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import static org.assertj.core.api.Assertions.assertThat;

@ApiWebTest
class HttpContractTest {

	private static final String V = "?" + Wire.VERSION;

	private final Wire wire;

	HttpContractTest(@LocalServerPort int port) {
		this.wire = new Wire(port);
	}

	@Test
	void a_missing_version_is_told_in_the_guideline_s_words() {
		Wire.Answer answer = this.wire.get("/samples").isRefused("MissingApiVersionParameter");
		assertThat(answer.error().path("message").asString())
			.startsWith("The api-version query parameter (?api-version=) is required for all requests.")
			.contains("2026-11-01");
		assertThat(answer.error().path("target").asString()).isEqualTo("query:api-version");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-02", "2025-01-01", "2026-11-01-preview", "v1", "", "1", "2026-11-01%20",
			"2026-11-01&api-version=2026-11-01", "%F0%9F%98%80" })
	void another_version_is_refused_with_the_list_of_versions(String version) {
		assertThat(this.wire.get("/samples?api-version=" + version)
			.isRefused("UnsupportedApiVersionValue")
			.error()
			.path("message")
			.asString()).contains("'2026-11-01'");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/nothing", "POST,/nothing", "DELETE,/nothing?x=1", "GET,/samples/", "GET,/Samples", "GET,/",
			"GET,/samples/one:nothing", "GET,/samples/UPPER", "GET,/samples/a", "PUT,/samples/one:poke:poke",
			"GET,/error", "GET,/favicon.ico", "GET,/actuator/env", "GET,/actuator/heapdump", "GET,/errors/x/y" })
	void an_unknown_path_is_not_found_for_every_method(String method, String target) {
		this.wire.request(method, target, Map.of(), null).isRefused("RouteNotFound");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "POST|/samples|GET, HEAD", "PATCH|/samples/one|DELETE, GET, HEAD, PUT",
			"GET|/samples/one:poke|POST", "POST|/errors|GET, HEAD" })
	void a_wrong_method_names_the_right_ones(String method, String path, String allow) {
		Wire.Answer answer = this.wire.request(method, path, Map.of(), null).isRefused("MethodNotAllowed");
		assertThat(answer.headers().get("allow")).isEqualTo(allow);
	}

	@Test
	void a_method_nobody_knows_is_refused() {
		Wire.Answer answer = this.wire.request("FOO", "/samples" + V, Map.of(), null);
		answer.isRefused((answer.status() == 405) ? "MethodNotAllowed" : "InvalidRequest");
	}

	@Test
	void trace_is_not_offered() {
		this.wire.request("TRACE", "/samples" + V, Map.of(), null).isRefused("MethodNotAllowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "&x=1", "&%61pi-version2=1", "&$top=1", "&filter2=", "&=", "&maxpagesize=1&maxpagesize=2",
			"&Filter=x", "&api-Version=1" })
	void an_unknown_or_repeated_query_parameter_is_refused(String more) {
		this.wire.get("/samples" + V + more).isRefused("UnknownQueryParameter");
	}

	@Test
	void a_route_without_a_list_takes_no_list_parameters() {
		this.wire.get("/samples/one" + V + "&maxpagesize=1").isRefused("UnknownQueryParameter");
	}

	@Test
	void judgement_follows_the_contract_s_order() {
		Map<String, String> wrong = Map.of("Content-Type", "text/plain", "Accept", "text/html", "if-match", "nonsense");
		this.wire.request("PATCH", "/samples/one", wrong, "{").isRefused("MethodNotAllowed");
		this.wire.request("PUT", "/samples/one?x=1", wrong, "{").isRefused("MissingApiVersionParameter");
		this.wire.request("PUT", "/samples/one" + V + "&x=1", wrong, "{").isRefused("UnknownQueryParameter");
		this.wire.request("PUT", "/samples/one" + V, wrong, "{").isRefused("UnsupportedMediaType");
		this.wire
			.request("PUT", "/samples/one" + V, Map.of("Content-Type", "application/json", "Accept", "text/html"), "{")
			.isRefused("NotAcceptable");
		this.wire
			.request("PUT", "/samples/one" + V, Map.of("Content-Type", "application/json", "if-match", "\"x\""), "{")
			.isRefused("MalformedJson");
		this.wire
			.request("PUT", "/samples/one" + V, Map.of("Content-Type", "application/json", "if-match", "\"x\""),
					"{\"colour\":\"a\"}")
			.isRefused("PreconditionFailed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "application/yaml", "text/event-stream", "nonsense",
			"application/json;q=0", "image/*" })
	void what_cannot_be_answered_is_not_acceptable(String accept) {
		this.wire.request("GET", "/samples/one" + V, Map.of("Accept", accept), null).isRefused("NotAcceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "application/json", "text/html, */*;q=0.1",
			"application/vnd.x+json, application/json" })
	void json_is_answered_to_whoever_can_take_it(String accept) {
		Wire.Answer answer = this.wire.request("GET", "/samples/one" + V, Map.of("Accept", accept), null);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
	}

	@Test
	void events_are_answered_as_events() {
		Wire.Answer answer = this.wire.request("GET", "/samples/one:events" + V, Map.of("Accept", "text/event-stream"),
				null);
		assertThat(answer.headers().get("content-type")).startsWith("text/event-stream");
		this.wire.request("GET", "/samples/one:events" + V, Map.of("Accept", "application/json"), null)
			.isRefused("NotAcceptable");
	}

	@Test
	void a_parameter_of_the_wrong_form_is_named() {
		assertThat(this.wire.get("/samples/one:typed" + V).isRefused("InvalidRequest").details())
			.containsExactly("RequiredFieldMissing query:count");
		assertThat(this.wire.get("/samples/one:typed" + V + "&count=x").isRefused("InvalidRequest").details())
			.containsExactly("InvalidFormat query:count");
		assertThat(this.wire.get("/samples/one:typed" + V + "&count=99999999999").isRefused("InvalidRequest").details())
			.containsExactly("InvalidFormat query:count");
		assertThat(this.wire.get("/samples/one:typed" + V + "&count=0&other=0").isRefused("InvalidRequest").details())
			.containsExactlyInAnyOrder("OutOfRange query:count", "OutOfRange query:other");
	}

	@Test
	void an_unexpected_failure_tells_nothing_but_its_request_id() {
		Wire.Answer answer = this.wire.get("/samples/one:fail" + V).isRefused("InternalError");
		assertThat(answer.body()).doesNotContain("secret");
	}

	@Test
	void an_answer_that_takes_too_long_says_busy() {
		Wire.Answer answer = this.wire.get("/samples/one:late" + V).isRefused("ServiceBusy");
		assertThat(answer.headers().get("retry-after")).isEqualTo("1");
	}

	@Test
	void every_answer_has_a_request_id_and_echoes_the_client_s() {
		Wire.Answer answer = this.wire.request("GET", "/samples" + V, Map.of("x-ms-client-request-id", "My.id_1-2"),
				null);
		assertThat(answer.headers().get("x-ms-request-id")).matches("[0-9a-f-]{36}");
		assertThat(answer.headers().get("x-ms-client-request-id")).isEqualTo("My.id_1-2");
		assertThat(this.wire.get("/actuator/health").headers()).containsKey("x-ms-request-id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "", "ä", "a,b", "x\"y", "<script>" })
	void an_ill_formed_client_request_id_is_refused_and_not_echoed(String id) {
		Wire.Answer answer = this.wire.request("GET", "/samples" + V, Map.of("x-ms-client-request-id", id), null)
			.isRefused("InvalidHeaderValue");
		assertThat(answer.error().path("target").asString()).isEqualTo("header:x-ms-client-request-id");
		assertThat(answer.headers()).doesNotContainKey("x-ms-client-request-id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "-1234567", "12345678 9", "a/b/c/d/e", "ä1234567" })
	void an_ill_formed_operation_id_is_refused(String id) {
		assertThat(this.wire.request("DELETE", "/samples/one" + V, Map.of("operation-id", id), null)
			.isRefused("InvalidHeaderValue")
			.error()
			.path("target")
			.asString()).isEqualTo("header:operation-id");
	}

	@Test
	void a_url_of_2083_characters_is_read_and_a_longer_one_is_not() {
		int base = ("http://localhost/samples" + V + "&filter=").length();
		this.wire.get("/samples" + V + "&filter=" + "x".repeat(2083 - base)).isRefused("InvalidFilter");
		this.wire.get("/samples" + V + "&filter=" + "x".repeat(2084 - base)).isRefused("UriTooLong");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/samples/a%0d%0aX:1", "/samples/one;x=1", "/samples/one%3Bx=1", "/samples/a%00b",
			"/samples/a%1fb", "/samples/a%7Fb", "/samples?api-version=2026-11-01&filter=%00",
			"/samples?api-version=2026-11-01&filter=%0d%0aX:1", "/samples?api-version=%ff",
			"/samples?api-version=%c0%af", "/samples?api-version=%", "/samples?%zz=1" })
	void control_characters_semicolons_and_broken_escapes_are_refused(String target) {
		this.wire.get(target).isRefused("InvalidRequest");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/samples/a%2fb", "/samples/a%5cb", "/samples/a|b", "/samples/..%2fx", "/samples//one",
			"/samples/%c0%af", "/samples/%ff", "/samples/a\"b", "/samples/a{b", "/samples?x=[", "/samples/%",
			"/a/../../b", "/samples/%2e%2e/x", "/samples/a\\b" })
	void paths_that_no_route_can_mean_are_refused(String target) {
		Wire.Answer answer = this.wire.get(target);
		assertThat(answer.status()).isIn(400, 404);
		answer.isRefused((answer.status() == 400) ? "InvalidRequest" : "RouteNotFound");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /samples HTTP/1.1\r\n\r\n", "GET /samples HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
			"GET /samples HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
			"GET /samples HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
			"PUT /samples/one HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
			"PUT /samples/one?api-version=2026-11-01 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
			"GET http://other.example/samples HTTP/1.1\r\nHost: a\r\n\r\n",
			"GET /samples HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n", "GET /samples HTTP/1.1\r\nHost: a b\r\n\r\n",
			"G@T /samples HTTP/1.1\r\nHost: a\r\n\r\n", "GET /samples HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n" })
	void malformed_http_gets_the_same_envelope(String request) {
		Wire.Answer answer = this.wire.raw(request);
		assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
		answer.isRefused(answer.headers().get("x-ms-error-code"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /samples HTTP/9.9\r\nHost: a\r\n\r\n", "GET /samples\r\n\r\n",
			"\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" })
	void another_protocol_gets_no_answer_of_ours_and_no_stack_trace(String request) {
		Wire.Answer answer = this.wire.raw(request);
		assertThat(answer.body()).doesNotContain("<html", "Exception", "at org.");
	}

	@Test
	void too_many_or_too_large_headers_are_refused() {
		StringBuilder many = new StringBuilder("GET /samples" + V + " HTTP/1.1\r\nHost: a\r\n");
		for (int i = 0; i < 150; i++) {
			many.append("X-").append(i).append(": 1\r\n");
		}
		this.wire.raw(many + "\r\n").isRefused("InvalidRequest");
		this.wire.request("GET", "/samples" + V, Map.of("X-Big", "x".repeat(20000)), null).isRefused("InvalidRequest");
	}

	@Test
	void a_smuggled_length_is_not_believed() {
		Wire.Answer answer = this.wire
			.raw(("PUT /samples/one" + V + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /samples HTTP/1.1\r\n\r\n"));
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void the_host_header_and_forwarding_headers_are_not_believed() {
		Wire.Answer answer = this.wire.raw("GET /samples" + V
				+ " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
		assertThat(answer.body()).contains("https://control.example/samples?").doesNotContain("evil");
	}

	@Test
	void an_overriding_method_header_changes_nothing() {
		assertThat(
				this.wire.request("GET", "/samples/one" + V, Map.of("X-HTTP-Method-Override", "DELETE"), null).status())
			.isEqualTo(200);
	}

	@Test
	void an_action_may_be_escaped() {
		assertThat(this.wire.request("POST", "/samples/one%3Apoke" + V, Map.of(), null).status()).isEqualTo(202);
	}

	@Test
	void pages_that_are_no_resources_need_no_version() {
		assertThat(this.wire.get("/actuator/health").status()).isEqualTo(200);
		assertThat(this.wire.get("/v3/api-docs").status()).isEqualTo(200);
		assertThat(this.wire.get("/swagger-ui/index.html").status()).isEqualTo(200);
	}

	@Test
	void a_pipeline_of_requests_is_answered_in_turn() {
		String head = "GET /errors/NameTaken" + V + " HTTP/1.1\r\nHost: a\r\n";
		byte[] one = (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] last = (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
		assertThat(this.wire.raw(one, one, last).status()).isEqualTo(200);
	}

}
