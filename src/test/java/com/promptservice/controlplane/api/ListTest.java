package com.promptservice.controlplane.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import static org.assertj.core.api.Assertions.assertThat;

@ApiWebTest
class ListTest {

	private static final String LIST = "/samples?" + Wire.VERSION;

	private final Wire wire;

	ListTest(@LocalServerPort int port) {
		this.wire = new Wire(port);
	}

	@Test
	void a_list_is_read_page_by_page_to_its_end() {
		assertThat(names(LIST, 50, 50, 20)).hasSize(120).doesNotHaveDuplicates();
		assertThat(names(LIST + "&maxpagesize=60", 60, 60)).hasSize(120);
		assertThat(names(LIST + "&maxpagesize=200", 120)).hasSize(120);
	}

	@Test
	void a_filter_holds_on_every_page() {
		assertThat(names(LIST + "&maxpagesize=40&filter=even%20eq%20true", 40, 20)).hasSize(60)
			.allMatch((name) -> Integer.parseInt(name.substring(7)) % 2 == 0);
		assertThat(names(LIST + "&filter=name+eq+'sample-007'+or+number+eq+9", 2)).containsExactly("sample-007",
				"sample-009");
	}

	@Test
	void the_last_page_has_no_next_link() {
		assertThat(this.wire.get(LIST + "&maxpagesize=120").json().has("nextLink")).isFalse();
	}

	@Test
	void the_next_link_is_absolute_on_the_public_address_and_carries_version_and_filter() {
		String link = this.wire.get(LIST + "&maxpagesize=7&filter=even%20ne%20true").json().get("nextLink").asString();
		assertThat(link)
			.startsWith("https://control.example/samples?api-version=2026-11-01&maxpagesize=7&continuation=")
			.endsWith("&filter=even%20ne%20true");
	}

	@ParameterizedTest
	@CsvSource({ "0,OutOfRange", "-1,OutOfRange", "201,OutOfRange", "1000000000,OutOfRange",
			"99999999999999999999,InvalidFormat", "x,InvalidFormat", "'',InvalidFormat", "1.5,InvalidFormat" })
	void a_page_size_outside_1_to_200_is_refused(String size, String code) {
		assertThat(this.wire.get(LIST + "&maxpagesize=" + size).isRefused("InvalidRequest").details())
			.containsExactly(code + " query:maxpagesize");
	}

	@Test
	void a_made_up_or_borrowed_continuation_is_refused() {
		String link = this.wire.get(LIST + "&filter=even%20eq%20true").json().get("nextLink").asString();
		String token = link.replaceAll(".*continuation=([^&]+).*", "$1");
		String last = token.substring(token.length() - 1);
		for (String continuation : List.of("", "x", "%20", "e30", token.substring(1), token + "AAAA",
				token.substring(0, token.length() - 2) + (last.equals("A") ? "BB" : "AA"),
				token + "&filter=even%20eq%20false", token)) {
			this.wire.get(LIST + "&continuation=" + continuation).isRefused("InvalidContinuationToken");
		}
		this.wire.get("/errors?" + Wire.VERSION + "&continuation=" + token).isRefused("InvalidContinuationToken");
	}

	@Test
	void a_bad_filter_is_refused_with_its_fields() {
		assertThat(this.wire.get(LIST + "&filter=colour%20eq%20'x'")
			.isRefused("InvalidFilter")
			.error()
			.get("message")
			.asString()).contains("even, name, number");
	}

	@Test
	void a_resource_is_read_conditionally() {
		Wire.Answer first = this.wire.get("/samples/one?" + Wire.VERSION);
		String etag = first.headers().get("etag");
		Wire.Answer again = this.wire.request("GET", "/samples/one?" + Wire.VERSION, Map.of("if-none-match", etag),
				null);
		assertThat(again.status()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(again.headers().get("etag")).isEqualTo(etag);
		assertThat(this.wire.request("GET", "/samples/one?" + Wire.VERSION, Map.of("if-match", "\"x\""), null)
			.isRefused("PreconditionFailed")
			.headers()
			.get("etag")).isEqualTo(etag);
	}

	@Test
	void the_catalogue_explains_every_code() {
		for (ErrorCode code : ErrorCode.values()) {
			JsonNode entry = this.wire.get("/errors/" + code + "?" + Wire.VERSION).json();
			assertThat(entry.get("code").asString()).isEqualTo(code.name());
			assertThat(entry.get("status").asInt()).isBetween(400, 504);
			assertThat(entry.get("meaning").asString()).endsWith(".");
			assertThat(entry.get("remediation").asString()).endsWith(".");
			assertThat(entry.get("actor").asString()).isIn("Caller", "Operator", "Customer", "Azure", "Nobody");
			assertThat(entry.get("armCodes").isArray()).isTrue();
		}
		this.wire.get("/errors/NoSuchCode?" + Wire.VERSION).isRefused("ResourceNotFound");
		Wire.Answer retryable = this.wire
			.get("/errors?" + Wire.VERSION + "&filter=retryable%20eq%20true%20and%20status%20eq%20503");
		assertThat(retryable.body()).contains("ServiceBusy").doesNotContain("NameTaken");
	}

	private List<String> names(String target, int... sizes) {
		List<String> names = new ArrayList<>();
		String next = target;
		for (int size : sizes) {
			assertThat(next).isNotNull();
			JsonNode page = this.wire.get(next).json();
			assertThat(page.get("value").size()).isEqualTo(size);
			page.get("value").forEach((item) -> names.add(item.get("name").asString()));
			next = page.has("nextLink") ? relative(page.get("nextLink").asString()) : null;
		}
		assertThat(next).isNull();
		return names;
	}

	private static String relative(String link) {
		URI uri = URI.create(link);
		return uri.getRawPath() + "?" + uri.getRawQuery();
	}

}
