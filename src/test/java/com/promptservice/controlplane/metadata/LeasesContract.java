package com.promptservice.controlplane.metadata;

import java.time.Duration;

import com.promptservice.controlplane.metadata.Leases.Lease;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leases do in every store; each adapter's test is a subclass.
 */
public abstract class LeasesContract {

	private static final Duration LENGTH = Duration.ofSeconds(15);

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
	void a_lease_ends_by_itself() {
		leases().acquire("home", NAME, LENGTH).orElseThrow();
		pass(LENGTH.plusSeconds(1));
		assertThat(leases().acquire("home", NAME, LENGTH)).isPresent();
	}

	@Test
	void a_renewed_lease_lasts_from_its_renewal() {
		Lease lease = leases().acquire("home", NAME, LENGTH).orElseThrow();
		pass(Duration.ofSeconds(10));
		assertThat(leases().renew(lease)).isTrue();
		pass(Duration.ofSeconds(10));
		assertThat(leases().acquire("home", NAME, LENGTH)).isEmpty();
	}

	@Test
	void a_lease_that_another_holder_took_cannot_be_renewed() {
		Lease lost = leases().acquire("home", NAME, LENGTH).orElseThrow();
		pass(LENGTH.plusSeconds(1));
		Lease taken = leases().acquire("home", NAME, LENGTH).orElseThrow();
		assertThat(leases().renew(lost)).isFalse();
		assertThat(leases().renew(taken)).isTrue();
	}

	@Test
	void a_released_lease_is_free_at_once() {
		Lease lease = leases().acquire("home", NAME, LENGTH).orElseThrow();
		leases().release(lease);
		assertThat(leases().acquire("home", NAME, LENGTH)).isPresent();
	}

	@Test
	void releasing_a_lost_lease_leaves_its_new_holder_alone() {
		Lease lost = leases().acquire("home", NAME, LENGTH).orElseThrow();
		pass(LENGTH.plusSeconds(1));
		Lease taken = leases().acquire("home", NAME, LENGTH).orElseThrow();
		leases().release(lost);
		assertThat(leases().renew(taken)).isTrue();
		assertThat(leases().acquire("home", NAME, LENGTH)).isEmpty();
	}

}
