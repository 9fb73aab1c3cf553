package com.promptservice.controlplane.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import static org.assertj.core.api.Assertions.assertThat;

class RepresentationTest {

	private static final Preconditions NONE = Preconditions.NONE;

	@Test
	void equal_representations_have_equal_strong_etags() {
		Map<String, Object> other = new LinkedHashMap<>();
		other.put("b", List.of(1, 2));
		other.put("a", "x");
		String etag = EntityTag.of(Map.of("a", "x", "b", List.of(1, 2)));
		assertThat(etag).matches("\"[A-Za-z0-9_-]{27}\"").isEqualTo(EntityTag.of(other));
		assertThat(EntityTag.of(json("{\"b\":[1,2],\"a\":\"x\"}"))).isEqualTo(etag);
		assertThat(EntityTag.of(new Sample("x", List.of(1, 2), null, "any"))).isEqualTo(etag);
	}

	@Test
	void another_representation_has_another_etag() {
		assertThat(EntityTag.of(json("{\"a\":[1,2]}"))).isNotEqualTo(EntityTag.of(json("{\"a\":[2,1]}")));
		assertThat(EntityTag.of(json("{\"a\":\"1\"}"))).isNotEqualTo(EntityTag.of(json("{\"a\":1}")));
	}

	@Test
	void the_etag_does_not_depend_on_itself() {
		Sample sample = new Sample("x", List.of(), null, null);
		assertThat(EntityTag.of(new Sample("x", List.of(), null, EntityTag.of(sample))))
			.isEqualTo(EntityTag.of(sample));
	}

	@Test
	void the_same_request_has_the_same_fingerprint() {
		assertThat(RequestFingerprint.of("PUT", "/a", json("{\"x\":1,\"y\":{\"b\":1,\"a\":2}}"), NONE, "t/o"))
			.isEqualTo(RequestFingerprint.of("PUT", "/a", json("{ \"y\":{\"a\":2,\"b\":1}, \"x\":1}"), NONE, "t/o"))
			.matches("[0-9a-f]{64}");
	}

	@Test
	void any_difference_makes_another_fingerprint() {
		JsonNode body = json("{\"x\":1}");
		Preconditions match = new Preconditions(List.of("\"a\""), List.of());
		Preconditions noneMatch = new Preconditions(List.of(), List.of("\"a\""));
		assertThat(List.of(RequestFingerprint.of("PUT", "/a", body, NONE, "t/o"),
				RequestFingerprint.of("POST", "/a", body, NONE, "t/o"),
				RequestFingerprint.of("PUT", "/b", body, NONE, "t/o"),
				RequestFingerprint.of("PUT", "/a", json("{\"x\":2}"), NONE, "t/o"),
				RequestFingerprint.of("PUT", "/a", json("{}"), NONE, "t/o"),
				RequestFingerprint.of("PUT", "/a", null, NONE, "t/o"),
				RequestFingerprint.of("PUT", "/a", body, match, "t/o"),
				RequestFingerprint.of("PUT", "/a", body, noneMatch, "t/o"),
				RequestFingerprint.of("PUT", "/a", body, NONE, "t/p")))
			.doesNotHaveDuplicates();
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	record Sample(String a, List<Integer> b, String nothing, String etag) {
	}

}
