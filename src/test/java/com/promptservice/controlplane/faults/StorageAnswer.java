package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * Answers as Azure Storage gives them.
 */
final class StorageAnswer {

	private static final byte[] NOTHING = {};

	private StorageAnswer() {
	}

	static SimulatorResponse ok(int status, Map<String, String> headers, byte[] body) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("x-ms-version", "2025-11-05");
		all.put("x-ms-request-id", "00000000-0000-0000-0000-000000000001");
		all.put("Content-Length", Integer.toString(body.length));
		return new SimulatorResponse(status, all, body, false, Duration.ZERO);
	}

	static SimulatorResponse ok(int status, String... headers) {
		Map<String, String> all = new HashMap<>();
		for (int i = 0; i < headers.length; i += 2) {
			all.put(headers[i], headers[i + 1]);
		}
		return ok(status, all, NOTHING);
	}

	static SimulatorResponse xml(String text) {
		return ok(200, Map.of("Content-Type", "application/xml"),
				bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text));
	}

	static SimulatorResponse refused(int status, String code) {
		return ok(status, Map.of("x-ms-error-code", code, "Content-Type", "application/xml"),
				bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>" + code
						+ "</Message></Error>"));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String time(Instant instant) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
