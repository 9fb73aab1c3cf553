package com.promptservice.controlplane.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;
import com.promptservice.controlplane.security.RateLimitProperties.Reads;
import com.promptservice.controlplane.security.RateLimitProperties.Writes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimitsTest {

	private static final Caller ALICE = new Caller("t", "alice", "alice", Set.of(Role.Operator));

	private static final Caller BOB = new Caller("t", "bob", "bob", Set.of(Role.Operator));

	private Instant now = Instant.parse("2026-11-01T00:00:00Z");

	private final RateLimits limits = new RateLimits(new RateLimitProperties(new Reads(10, 5), new Writes(2, 1), 100),
			new Clock() {
				@Override
				public ZoneId getZone() {
					return ZoneOffset.UTC;
				}

				@Override
				public Clock withZone(ZoneId zone) {
					return this;
				}

				@Override
				public Instant instant() {
					return RateLimitsTest.this.now;
				}
			});

	@Test
	void a_burst_passes_and_then_the_wait_is_named_in_whole_seconds() {
		this.limits.take(ALICE, true);
		this.limits.take(ALICE, true);
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> this.limits.take(ALICE, true))
			.satisfies((ex) -> assertThat(ex.headers()).containsEntry("retry-after", "1"))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(429));
		this.now = this.now.plus(Duration.ofSeconds(1));
		assertThatCode(() -> this.limits.take(ALICE, true)).doesNotThrowAnyException();
	}

	@Test
	void reads_and_writes_and_callers_are_counted_apart() {
		this.limits.take(ALICE, true);
		this.limits.take(ALICE, true);
		assertThatCode(() -> this.limits.take(ALICE, false)).doesNotThrowAnyException();
		assertThatCode(() -> this.limits.take(BOB, true)).doesNotThrowAnyException();
	}

	@Test
	void a_limit_of_nothing_is_no_limit_one_can_set() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Reads(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Writes(1, 0));
	}

}
