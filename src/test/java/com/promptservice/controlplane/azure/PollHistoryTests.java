package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.time.Instant;
import com.promptservice.controlplane.operation.Follow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollHistoryTests {

	private static final String VAULT = "Microsoft.KeyVault/vaults";

	private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

	private final PollHistory history = new PollHistory();

	@Test
	void the_first_poll_comes_at_85_percent_of_what_it_took_the_last_time() {
		assertThat(next(0, 0, null)).isEqualTo(Duration.ofSeconds(102));
		this.history.ended(VAULT, new Follow(null, START, 0), Duration.ofSeconds(60));
		assertThat(next(0, 0, null)).isEqualTo(Duration.ofSeconds(51));
		assertThat(next(0, 31, null)).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void an_outage_while_azure_works_does_not_make_the_next_first_poll_late() {
		this.history.ended(VAULT, new Follow(null, START, 0), Duration.ofHours(1));
		assertThat(next(0, 0, null)).isLessThan(Duration.ofSeconds(102));
		this.history.ended(VAULT, new Follow(null, START, 40), Duration.ofMinutes(10));
		assertThat(next(0, 0, null)).isEqualTo(Duration.ofSeconds(510));
	}

	@Test
	void later_polls_grow_from_1_s_by_15_percent_up_to_15_s() {
		assertThat(next(1, 102, null)).isEqualTo(Duration.ofSeconds(1));
		assertThat(next(2, 103, null)).isEqualTo(Duration.ofMillis(1150));
		assertThat(next(60, 500, null)).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void azures_own_wish_is_the_least_wait() {
		assertThat(next(1, 102, Duration.ofSeconds(17))).isEqualTo(Duration.ofSeconds(17));
		assertThat(next(0, 0, Duration.ofSeconds(17))).isEqualTo(Duration.ofSeconds(102));
	}

	private Duration next(int polls, long elapsedSeconds, Duration retryAfter) {
		return this.history.next(VAULT, new Follow(null, START, polls), Duration.ofSeconds(elapsedSeconds), retryAfter);
	}

}
