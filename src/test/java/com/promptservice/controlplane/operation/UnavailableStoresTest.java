package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.queue.QueueUnavailableException;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class UnavailableStoresTest {

	@Test
	void a_queue_that_does_not_answer_is_told_as_a_store_to_try_again() {
		assertThat(new UnavailableStores().map(new QueueUnavailableException("secret", null)))
			.hasValueSatisfying((ex) -> {
				assertThat(ex.status()).isEqualTo(503);
				assertThat(ex.headers()).containsEntry("retry-after", "5");
				assertThat(ex.getMessage()).doesNotContain("secret");
			});
	}

	@Test
	void other_failures_are_not_its_business() {
		assertThat(new UnavailableStores().map(new IllegalStateException())).isEmpty();
	}

}
