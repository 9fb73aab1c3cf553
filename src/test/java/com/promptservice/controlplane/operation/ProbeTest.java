package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.promptservice.controlplane.faults.port.SettableClock;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the outside, which may not answer.
 */
class ProbeTest {

	private static final HealthProperties PROPERTIES = new HealthProperties(Duration.ofSeconds(5),
			Duration.ofMillis(200), Duration.ofMinutes(2));

	private final SettableClock clock = new SettableClock();

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicInteger looks = new AtomicInteger();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void however_often_it_is_asked_it_looks_once_in_five_seconds() {
		Probe<Integer> probe = probe(this.looks::incrementAndGet);
		for (int i = 0; i < 1000; i++) {
			assertThat(probe.see()).contains(1);
		}
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(probe.see()).contains(2);
	}

	@Test
	void a_failure_counts_as_long_as_an_answer() {
		Probe<Integer> probe = probe(() -> {
			if (this.looks.incrementAndGet() == 1) {
				throw new StoreUnavailableException("down", null);
			}
			return this.looks.get();
		});
		assertThat(probe.see()).isEmpty();
		assertThat(probe.see()).isEmpty();
		this.clock.advance(Duration.ofSeconds(6));
		assertThat(probe.see()).contains(2);
	}

	@Test
	void a_look_that_takes_too_long_is_given_up_and_not_made_again_beside_itself() {
		CountDownLatch answer = new CountDownLatch(1);
		Probe<Integer> probe = probe(() -> {
			int look = this.looks.incrementAndGet();
			try {
				answer.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return look;
		});
		assertThat(probe.see()).isEmpty();
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(probe.see()).isEmpty();
		assertThat(this.looks).hasValue(1);
		answer.countDown();
		org.awaitility.Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(() -> probe.see().isPresent());
	}

	@Test
	void a_clock_that_was_set_back_leads_to_a_new_look() {
		Probe<Integer> probe = probe(this.looks::incrementAndGet);
		probe.see();
		this.clock.advance(Duration.ofHours(-2));
		assertThat(probe.see()).contains(2);
	}

	private Probe<Integer> probe(Supplier<Integer> look) {
		return new Probe<>(look, this.clock, this.executor, PROPERTIES);
	}

}
