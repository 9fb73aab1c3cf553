package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * A lease and this worker's belief in it: how long ago the store last confirmed it.
 */
final class HeldLease {

	private static final int BEATS_PER_LEASE = 3;

	private final Engine engine;

	private final Leases.Lease lease;

	private final Lock lock = new ReentrantLock();

	private Instant confirmedAt;

	private boolean lost;

	private HeldLease(Engine engine, Leases.Lease lease, Instant confirmedAt) {
		this.engine = engine;
		this.lease = lease;
		this.confirmedAt = confirmedAt;
	}

	static Optional<HeldLease> acquire(Engine engine, String place, String name) {
		// the store's time starts after this one, so that belief ends before the lease
		Instant asked = engine.now();
		return engine.leases()
			.acquire(place, name, engine.properties().lease())
			.map((lease) -> new HeldLease(engine, lease, asked));
	}

	String id() {
		return this.lease.id();
	}

	/**
	 * Renews the lease.
	 * @return false when it is lost for good
	 * @throws StoreUnavailableException when nobody knows
	 */
	boolean renew() {
		this.lock.lock();
		try {
			Instant asked = this.engine.now();
			this.lost = this.lost || !this.engine.leases().renew(this.lease);
			if (!this.lost) {
				this.confirmedAt = asked;
			}
			return !this.lost;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Renews the lease when a third of it is over.
	 * @return false when it is lost for good
	 */
	boolean keep() {
		this.lock.lock();
		try {
			return !this.lost && (fresh(BEATS_PER_LEASE) || renew());
		}
		catch (StoreUnavailableException ex) {
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Makes sure that the lease is held for a good while yet, renewing it if need be.
	 * @throws LeaseLostException when it is not held any more
	 * @throws StoreUnavailableException when nobody knows
	 */
	void ensure() {
		this.lock.lock();
		try {
			if (this.lost || (!fresh(2) && !renew())) {
				throw new LeaseLostException();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean fresh(int part) {
		Duration age = Duration.between(this.confirmedAt, this.engine.now());
		// a negative age means that the clock was set back: nothing is known then
		return !age.isNegative() && age.compareTo(this.lease.length().dividedBy(part)) < 0;
	}

	/**
	 * Gives the lease up; when the store goes on not to answer, it runs out.
	 */
	void release() {
		for (int i = 0; i < Engine.TRIES; i++) {
			try {
				this.engine.leases().release(this.lease);
				return;
			}
			catch (StoreUnavailableException ex) {
				// whoever waits for it would wait for its end
			}
		}
	}

}
