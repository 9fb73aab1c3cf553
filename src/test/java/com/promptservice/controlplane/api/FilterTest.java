package com.promptservice.controlplane.api;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterTest {

	private static final Set<String> FIELDS = Set.of("name", "count", "shiny", "state", "connectionState/status");

	private static final Map<String, Object> ITEM = Map.of("name", "it's", "count", 3, "shiny", true, "state",
			Thread.State.NEW, "connectionState/status", "Connected");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "name eq 'it''s'|true", "name ne 'it''s'|false",
			"name eq 'IT''S'|false", "count eq 3|true", "count eq 3.0|true", "count ne 4|true", "count eq '3'|false",
			"shiny eq true|true", "shiny eq false|false", "shiny eq 'true'|false", "state eq 'NEW'|true",
			"connectionState/status eq 'Connected'|true", "name eq 'x' or count eq 3|true",
			"name eq 'x' and count eq 3|false", "name eq 'x' and count eq 4 or shiny eq true|true",
			"shiny eq true or name eq 'x' and count eq 4|true", "(shiny eq true or name eq 'x') and count eq 4|false",
			" ( ( count eq 3 ) ) |true", "count eq -3|false" })
	void an_expression_says_who_passes(String expression, boolean passes) {
		assertThat(Filter.parse(expression, FIELDS).matches(ITEM::get)).isEqualTo(passes);
	}

	@Test
	void a_field_without_a_value_equals_nothing() {
		assertThat(Filter.parse("name eq ''", FIELDS).matches((field) -> null)).isFalse();
		assertThat(Filter.parse("name ne 'x'", FIELDS).matches((field) -> null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "name", "name eq", "name eq x", "name eq \"x\"", "name gt 'x'", "other eq 'x'",
			"name eq 'x", "name eq 'x' and", "name eq 'x' name eq 'y'", "(name eq 'x'", "name eq 'x')", "()",
			"not name eq 'x'", "name eq null", "'x' eq name", "name eq 'x' AND count eq 3", "count eq 1e9",
			"count eq 0x1", "count eq 3x", "name eq 'x';drop", "eq eq eq", "count eq 99999999999999999999999999" })
	void what_is_no_expression_is_refused_with_the_fields(String expression) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Filter.parse(expression, FIELDS))
			.satisfies((ex) -> {
				assertThat(ex.error().code()).isEqualTo("InvalidFilter");
				assertThat(ex.error().target()).isEqualTo("query:filter");
				assertThat(ex.error().message()).contains("connectionState/status, count, name, shiny, state");
			});
	}

	@Test
	void length_depth_and_number_of_comparisons_are_limited() {
		String deep = "(".repeat(11) + "count eq 1" + ")".repeat(11);
		String many = "count eq 1" + " or count eq 1".repeat(30);
		String text = "name eq '" + "x".repeat(1000) + "'";
		for (String expression : new String[] { deep, many, text, "(".repeat(900) }) {
			assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Filter.parse(expression, FIELDS));
		}
	}

}
