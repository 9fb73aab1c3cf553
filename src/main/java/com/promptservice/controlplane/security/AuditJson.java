package com.promptservice.controlplane.security;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit record as a line of JSON, which no text of a client's can break.
 */
final class AuditJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(Include.NON_NULL))
		.build();

	private AuditJson() {
	}

	/**
	 * The line with its end.
	 */
	static byte[] line(AuditRecord line) {
		return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
	}

}
