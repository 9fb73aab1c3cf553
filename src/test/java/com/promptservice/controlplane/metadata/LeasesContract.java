package com.promptservice.controlplane.metadata;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.promptservice.controlplane.metadata.Leases.Lease;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leases do in every store; each adapter's test is a subclass.
 */
public abstract class LeasesContract {

	private static final Duration LENGTH = Duration.ofSeconds(15);

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final String NAME = "operations/home.1";

	protected abstract Leases leases();

	/**
	 * Lets the store's time go on.
	 */
	protected abstract void pass(Duration time);

	@Test
	void a_held_lease_is_given_to_nobody_else() {
		assertThat(leases().acquire("home", NAME, LENGTH)).isPresent();
		assertThat(leases().acquire("home", NAME, LENGTH)).isEmpty();
	}

	@Test
	void leases_of_other_names_and_places_are_free() {
		leases().acquire("home", NAME, LENGTH).orElseThrow();
		assertThat(leases().acquire("home", "operations/home.2", LENGTH)).isPresent();
		assertThat(leases().acquire("westus2", NAME, LENGTH)).isPresent();
	}

	@Test
	void a_lease_ends_by_itself_unless_it_is_renewed() {
		leases().acquire("home", NAME, LENGTH).orElseThrow();
		Lease renewed = leases().acquire("home", "operations/home.2", LENGTH).orElseThrow();
		Duration passed = Duration.ZERO;
		while (leases().acquire("home", NAME, LENGTH).isEmpty()) {
			assertThat(passed).as("age of a lease of %s", LENGTH).isLessThan(LENGTH.multipliedBy(4));
			assertThat(leases().renew(renewed)).isTrue();
			pass(SECOND);
			passed = passed.plus(SECOND);
		}
		assertThat(leases().acquire("home", "operations/home.2", LENGTH)).isEmpty();
	}

	@Test
	void a_lease_that_another_holder_took_is_lost_for_good() {
		Lease lost = leases().acquire("home", NAME, LENGTH).orElseThrow();
		pass(LENGTH.plusSeconds(1));
		Lease taken = leases().acquire("home", NAME, LENGTH).orElseThrow();
		assertThat(leases().renew(lost)).isFalse();
		leases().release(lost);
		assertThat(leases().renew(taken)).isTrue();
		assertThat(leases().acquire("home", NAME, LENGTH)).isEmpty();
	}

	@Test
	void of_many_who_want_a_lease_at_once_one_gets_it() throws Exception {
		List<Callable<Optional<Lease>>> takers = Collections.nCopies(10, () -> leases().acquire("home", NAME, LENGTH));
		int holders = 0;
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<Optional<Lease>> taker : executor.invokeAll(takers)) {
				holders += taker.get().isPresent() ? 1 : 0;
			}
		}
		assertThat(holders).isOne();
	}

	@Test
	void a_released_lease_cannot_be_renewed_and_may_be_released_again() {
		Lease lease = leases().acquire("home", NAME, LENGTH).orElseThrow();
		leases().release(lease);
		assertThat(leases().renew(lease)).isFalse();
		leases().release(lease);
		assertThat(leases().acquire("home", NAME, LENGTH)).isPresent();
	}

	@Test
	void a_released_lease_is_free_at_once() {
		Lease lease = leases().acquire("home", NAME, LENGTH).orElseThrow();
		leases().release(lease);
		assertThat(leases().acquire("home", NAME, LENGTH)).isPresent();
	}

}
