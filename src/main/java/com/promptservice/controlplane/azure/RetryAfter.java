package com.promptservice.controlplane.azure;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.promptservice.controlplane.operation.Pacing;

/**
 * Reads the wait that Azure asks for, in Azure's time. The local Azure, whose time is
 * faster, never asks for less than the second that every client understands; what it
 * means it says in the header with milliseconds.
 */
final class RetryAfter {

	/**
	 * What an answer may make us wait at most.
	 */
	static final Duration CAP = Duration.ofMinutes(5);

	private static final HttpHeaderName EXACT = HttpHeaderName.fromString("x-ms-retry-after-ms");

	private final Clock clock;

	private final Pacing pacing;

	RetryAfter(Clock clock, Pacing pacing) {
		this.clock = clock;
		this.pacing = pacing;
	}

	/**
	 * The wait, or null when none, a negative or an unreadable one is asked for.
	 */
	Duration in(HttpHeaders headers) {
		String exact = (headers != null) ? headers.getValue(EXACT) : null;
		String value = (headers != null) ? headers.getValue(HttpHeaderName.RETRY_AFTER) : null;
		Duration asked = (exact != null && exact.matches("\\d{1,9}"))
				? this.pacing.unscaled(Duration.ofMillis(Long.parseLong(exact)))
				: (value != null) ? parse(value.trim()) : null;
		if (asked == null || asked.isNegative() || asked.isZero()) {
			return null;
		}
		return (asked.compareTo(CAP) > 0) ? CAP : asked;
	}

	private Duration parse(String value) {
		if (value.matches("\\d{1,18}")) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		if (value.matches("\\d+")) {
			return CAP;
		}
		try {
			ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
			return Duration.between(this.clock.instant(), until.toInstant());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
