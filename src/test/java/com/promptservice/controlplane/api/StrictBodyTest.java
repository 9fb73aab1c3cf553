package com.promptservice.controlplane.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import static org.assertj.core.api.Assertions.assertThat;

@ApiWebTest
class StrictBodyTest {

	private static final String TARGET = "/samples/one?" + Wire.VERSION;

	private final Wire wire;

	StrictBodyTest(@LocalServerPort int port) {
		this.wire = new Wire(port);
	}

	@Test
	void a_good_body_is_accepted() {
		assertThat(put("""
				{"colour":"red","count":3,"weight":1.5,"shiny":true,"shape":"Round",
				"inner":{"label":"ab","numbers":[1]},"parts":["x"],"tags":{"a b":"c"}}""").status()).isEqualTo(200);
	}

	@Test
	void every_finding_comes_at_once_with_its_place() {
		Wire.Answer answer = put("""
				{"colour":"RED","count":"3","weight":"x","shiny":1,"shape":"Oval","extra":1,"cidr":"10.0.0.1/16",
				"inner":{"label":"a","more":{}},"parts":["a","b","c","d"],"tags":{"k":7},"id":"x"}""");
		answer.isRefused("InvalidRequest");
		assertThat(answer.details()).containsExactlyInAnyOrder("InvalidFormat $.colour", "InvalidFormat $.count",
				"InvalidFormat $.weight", "InvalidFormat $.shiny", "InvalidFormat $.shape", "UnknownField $.extra",
				"UnknownField $.inner.more", "InvalidFormat $.inner.label", "TooLong $.parts", "InvalidFormat $.tags.k",
				"ReadOnlyField $.id", "InvalidCidr $.cidr");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"colour\":true}|InvalidFormat $.colour",
			"{\"colour\":7}|InvalidFormat $.colour", "{\"colour\":1.5}|InvalidFormat $.colour",
			"{\"colour\":[]}|InvalidFormat $.colour", "{\"colour\":{}}|InvalidFormat $.colour",
			"{\"colour\":null}|InvalidFormat $.colour", "{}|RequiredFieldMissing $.colour",
			"{\"colour\":\"\"}|InvalidFormat $.colour", "{\"colour\":\"a\\u0000b\"}|InvalidFormat $.colour",
			"{\"colour\":\"\\ud800\"}|InvalidFormat $.colour", "{\"colour\":\"ﬁ\"}|InvalidFormat $.colour",
			"{\"colour\":\"a\",\"count\":\"3\"}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":3.7}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":3.0}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":0}|OutOfRange $.count", "{\"colour\":\"a\",\"count\":-0}|OutOfRange $.count",
			"{\"colour\":\"a\",\"count\":101}|OutOfRange $.count",
			"{\"colour\":\"a\",\"count\":9007199254740993}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":1e999999999}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":true}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"count\":\"\"}|InvalidFormat $.count",
			"{\"colour\":\"a\",\"weight\":\"1\"}|InvalidFormat $.weight",
			"{\"colour\":\"a\",\"shiny\":\"true\"}|InvalidFormat $.shiny",
			"{\"colour\":\"a\",\"shiny\":0}|InvalidFormat $.shiny",
			"{\"colour\":\"a\",\"shape\":0}|InvalidFormat $.shape",
			"{\"colour\":\"a\",\"shape\":\"round\"}|InvalidFormat $.shape",
			"{\"colour\":\"a\",\"shape\":\"\"}|InvalidFormat $.shape",
			"{\"colour\":\"a\",\"inner\":\"\"}|InvalidFormat $.inner",
			"{\"colour\":\"a\",\"inner\":[]}|InvalidFormat $.inner",
			"{\"colour\":\"a\",\"inner\":{}}|RequiredFieldMissing $.inner.label",
			"{\"colour\":\"a\",\"inner\":{\"label\":\"abc\",\"numbers\":[1,\"2\"]}}|InvalidFormat $.inner.numbers[1]",
			"{\"colour\":\"a\",\"parts\":\"x\"}|InvalidFormat $.parts",
			"{\"colour\":\"a\",\"parts\":[null]}|InvalidFormat $.parts[0]",
			"{\"colour\":\"a\",\"tags\":[]}|InvalidFormat $.tags",
			"{\"colour\":\"a\",\"tags\":{\"a b\":null}}|InvalidFormat $.tags['a b']",
			"{\"colour\":\"a\",\"colour\":\"b\"}|DuplicateValue $.colour",
			"{\"colour\":\"a\",\"inner\":{\"label\":\"ab\",\"label\":\"ab\"}}|DuplicateValue $.inner.label",
			"{\"colour\":\"a\",\"__proto__\":{}}|UnknownField $.__proto__",
			"{\"colour\":\"a\",\"@class\":\"x\"}|UnknownField $['@class']",
			"{\"colour\":\"a\",\"Colour\":\"x\"}|UnknownField $.Colour",
			"{\"colour\":\"a\",\"name\":\"two\"}|NameMismatch $.name",
			"{\"colour\":\"a\",\"provisioningState\":\"Failed\"}|ReadOnlyField $.provisioningState",
			"[]|InvalidFormat $", "\"x\"|InvalidFormat $", "7|InvalidFormat $", "null|InvalidFormat $",
			"true|InvalidFormat $" })
	void a_misfit_is_named_by_its_place(String body, String detail) {
		Wire.Answer answer = put(body).isRefused("InvalidRequest");
		assertThat(answer.details()).containsExactly(detail);
		assertThat(answer.error().path("target").asString()).isEqualTo(detail.split(" ", 2)[1]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "}", "{\"colour\":\"a\"", "{\"colour\":\"a\"}}", "{\"colour\":\"a\"} {}",
			"{'colour':'a'}", "{colour:\"a\"}", "{\"colour\":\"a\",}", "{\"colour\":NaN}",
			"{\"colour\":\"a\",\"count\":010}", "{\"colour\":\"a\",\"count\":0x1}", "{\"colour\":\"a\",\"count\":+1}",
			"{/*x*/\"colour\":\"a\"}", "{\"colour\":\"a\"}//x", "{\"colour\":\"a\nb\"}", "{\"colour\":\"\\x41\"}",
			"\uFEFF{\"colour\":\"a\"}", "+AHsAIgBjAG8A-", "   ", "<a/>", "colour=a" })
	void what_is_not_one_json_value_is_malformed(String body) {
		put(body).isRefused("MalformedJson");
	}

	@Test
	void only_utf8_is_read() {
		for (byte[] body : new byte[][] { "{\"colour\":\"a\"}".getBytes(StandardCharsets.UTF_16),
				"{\"colour\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
				"{\"colour\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
				{ '{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}' } }) {
			this.wire.raw(head("Content-Type: application/json\r\nContent-Length: " + body.length), body)
				.isRefused("MalformedJson");
		}
	}

	@Test
	void limits_of_depth_text_number_and_list_hold() {
		assertThat(put("{\"inner\":" + "{\"a\":".repeat(400)).isRefused("InvalidRequest").details().getFirst())
			.startsWith("TooLong ");
		put("[".repeat(60000)).isRefused("InvalidRequest");
		put("{\"colour\":\"" + "a".repeat(5000) + "\"}").isRefused("InvalidRequest");
		put("{\"colour\":\"a\",\"count\":" + "9".repeat(5000) + "}").isRefused("InvalidRequest");
		put("{\"" + "k".repeat(600) + "\":1}").isRefused("InvalidRequest");
		String list = "\"x\",".repeat(65);
		assertThat(put("{\"colour\":\"a\",\"parts\":[" + list + "\"x\"]}").isRefused("InvalidRequest").details())
			.contains("TooLong $.parts");
	}

	@Test
	void very_many_findings_are_cut_short() {
		StringBuilder body = new StringBuilder("{\"colour\":\"a\"");
		IntStream.range(0, 3000).forEach((i) -> body.append(",\"x").append(i).append("\":1"));
		assertThat(put(body + "}").isRefused("InvalidRequest").details()).hasSize(Findings.MAX);
	}

	@Test
	void a_body_may_have_64_KiB_and_no_more() {
		String body = "{\"colour\":\"a\"" + " ".repeat(65536 - 14) + "}";
		assertThat(put(body).status()).isEqualTo(200);
		put(body + " ").isRefused("RequestTooLarge");
		this.wire.raw(head("Content-Type: application/json\r\nContent-Length: 50000000")).isRefused("RequestTooLarge");
	}

	@Test
	void a_chunked_body_has_the_same_limit() {
		byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] head = head("Content-Type: application/json\r\nTransfer-Encoding: chunked");
		this.wire.raw(head, chunk, chunk, chunk, chunk, chunk, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
			.isRefused("RequestTooLarge");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/yaml",
			"application/json; charset=utf-16", "application/json;charset=nonsense", "application/problem+json",
			"multipart/form-data; boundary=x", "nonsense", "*/*", "application/*", "application/merge-patch+json" })
	void only_json_is_read(String type) {
		this.wire.request("PUT", TARGET, Map.of("Content-Type", type), "{\"colour\":\"a\"}")
			.isRefused("UnsupportedMediaType");
	}

	@Test
	void a_body_without_a_type_or_with_an_encoding_is_not_read() {
		this.wire.request("PUT", TARGET, Map.of(), "{\"colour\":\"a\"}").isRefused("UnsupportedMediaType");
		this.wire
			.request("PUT", TARGET, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), "zipped")
			.isRefused("UnsupportedMediaType");
	}

	@Test
	void utf8_may_be_named() {
		assertThat(this.wire
			.request("PUT", TARGET, Map.of("Content-Type", "Application/JSON; charset=UTF-8"), "{\"colour\":\"a\"}")
			.status()).isEqualTo(200);
	}

	@Test
	void an_absent_body_is_a_missing_field() {
		assertThat(this.wire.request("PUT", TARGET, Map.of("Content-Type", "application/json"), "")
			.isRefused("InvalidRequest")
			.details()).containsExactly("RequiredFieldMissing $");
	}

	@Test
	void what_a_get_returned_can_be_put_back() {
		assertThat(put("""
				{"id":"/samples/one","name":"one","provisioningState":"Succeeded","colour":"blue"}""").status())
			.isEqualTo(200);
	}

	@Test
	void a_body_where_none_belongs_is_refused() {
		for (String method : new String[] { "GET", "DELETE" }) {
			this.wire.request(method, TARGET, Map.of("Content-Type", "application/json"), "{}")
				.isRefused("BodyNotAllowed");
		}
		this.wire.request("POST", "/samples/one:poke?" + Wire.VERSION, Map.of(), "x").isRefused("BodyNotAllowed");
		this.wire
			.raw(("POST /samples/one:poke?" + Wire.VERSION
					+ " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"))
			.isRefused("BodyNotAllowed");
		assertThat(this.wire.request("POST", "/samples/one:poke?" + Wire.VERSION, Map.of(), "").status())
			.isEqualTo(202);
	}

	@Test
	void a_body_that_drips_is_given_up() throws Exception {
		String head = new String(head("Content-Type: application/json\r\nContent-Length: 1000"),
				StandardCharsets.US_ASCII);
		Wire.Answer answer = this.wire.drip(head, 50, 200);
		answer.isRefused(408, "RequestTimeout");
		assertThat(answer.headers().get("connection")).isEqualTo("close");
	}

	@Test
	void a_body_that_stalls_is_given_up() {
		this.wire.raw(head("Content-Type: application/json\r\nContent-Length: 1000")).isRefused("RequestTimeout");
		this.wire.raw(head("Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue"));
	}

	private Wire.Answer put(String body) {
		return this.wire.put(TARGET, body);
	}

	private static byte[] head(String headers) {
		return ("PUT " + TARGET + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

}
