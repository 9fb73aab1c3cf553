package com.promptservice.controlplane.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PreconditionsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "if-match|*|\"a\"|true", "if-match|*||false", "if-match|\"a\"|\"a\"|true",
					"if-match|\"b\", \"a\"|\"a\"|true", "if-match|\"b\"|\"a\"|false", "if-match|\"a\"||false",
					"if-match|W/\"a\"|\"a\"|false", "if-none-match|*|\"a\"|false", "if-none-match|*||true",
					"if-none-match|\"a\"|\"a\"|false", "if-none-match|W/\"a\"|\"a\"|false",
					"if-none-match|\"b\",\"c\"|\"a\"|true", "if-none-match|\"a\"||true",
					"if-match|\"a,b\"|\"a,b\"|true", "if-match|\"\"|\"\"|true" })
	void a_write_goes_on_only_if_its_conditions_hold(String header, String value, String current, boolean goesOn) {
		Preconditions preconditions = read(header, value);
		if (goesOn) {
			assertThatNoException().isThrownBy(() -> preconditions.check(current));
			return;
		}
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> preconditions.check(current)).satisfies((ex) -> {
			assertThat(ex.status()).isEqualTo(412);
			assertThat(ex.error().target()).isEqualTo("header:" + header);
			assertThat(ex.headers().get("etag")).isEqualTo(current);
		});
	}

	@Test
	void a_read_is_not_modified_when_the_client_has_it() {
		assertThat(read("if-none-match", "\"a\"").notModified("\"a\"")).isTrue();
		assertThat(read("if-none-match", "W/\"a\"").notModified("\"a\"")).isTrue();
		assertThat(read("if-none-match", "*").notModified("\"a\"")).isTrue();
		assertThat(read("if-none-match", "\"b\"").notModified("\"a\"")).isFalse();
		assertThat(Preconditions.NONE.notModified("\"a\"")).isFalse();
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read("if-match", "\"b\"").notModified("\"a\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "\"a", "a\"", "\"a\" \"b\"", "\"a\",", ",\"a\"", "\"a\",,\"b\"", "*,\"a\"", "**",
			"w/\"a\"", "W/a", "'a'", "\"ä\"", "\"a b\"" })
	void what_is_no_list_of_tags_is_refused(String value) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read("if-match", value))
			.satisfies((ex) -> assertThat(ex.error().code()).isEqualTo("InvalidHeaderValue"));
	}

	@Test
	void very_long_lists_are_refused() {
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> read("if-match", "\"" + "x".repeat(10000) + "\""));
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read("if-match", "\"x\",".repeat(30) + "\"x\""));
	}

	@Test
	void tags_may_come_in_several_headers() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("If-Match", "\"a\"");
		request.addHeader("If-Match", "\"b\"");
		assertThat(Preconditions.of(request).ifMatch()).containsExactly("\"a\"", "\"b\"");
	}

	private static Preconditions read(String header, String value) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader(header, value);
		return Preconditions.of(request);
	}

}
