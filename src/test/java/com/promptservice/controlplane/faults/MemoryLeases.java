package com.promptservice.controlplane.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import com.promptservice.controlplane.metadata.Leases;

/**
 * The lease port in memory; leases end by the world's time, never by a process's clock.
 */
final class MemoryLeases implements Leases {

	private final Clock clock;

	private final Map<String, Held> held = new TreeMap<>();

	private long version;

	/** The safeguard that the mutation proof takes out. */
	boolean grantsAlways;

	MemoryLeases(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Optional<Lease> acquire(String place, String name, Duration length) {
		Lease lease = new Lease(place, name, "lease-" + (this.version + 1), length);
		return acquire(lease) ? Optional.of(lease) : Optional.empty();
	}

	/**
	 * Takes the lease under the holder's own id; again under the same id prolongs it.
	 */
	boolean acquire(Lease lease) {
		if (!this.grantsAlways && isHeld(lease) && !isHolder(lease)) {
			return false;
		}
		this.version++;
		this.held.put(key(lease), new Held(lease, this.clock.instant().plus(lease.length())));
		return true;
	}

	/**
	 * Prolongs the lease by the length that it was taken for, also when it ran out and
	 * nobody took it since, as Azure does.
	 */
	boolean renewAsBefore(Lease lease) {
		Held current = this.held.get(key(lease));
		return current != null && renew(new Lease(lease.place(), lease.name(), lease.id(), current.lease().length()));
	}

	boolean isHeld(Lease lease) {
		Held current = this.held.get(key(lease));
		return current != null && current.until().isAfter(this.clock.instant());
	}

	boolean isHolder(Lease lease) {
		return this.held.get(key(lease)).lease().id().equals(lease.id());
	}

	@Override
	public boolean renew(Lease lease) {
		String key = key(lease);
		Held current = this.held.get(key);
		if (this.grantsAlways) {
			return true;
		}
		if (current == null || !current.lease().id().equals(lease.id())) {
			return false;
		}
		this.version++;
		this.held.put(key, new Held(lease, this.clock.instant().plus(lease.length())));
		return true;
	}

	@Override
	public void release(Lease lease) {
		String key = key(lease);
		Held current = this.held.get(key);
		if (current != null && current.lease().id().equals(lease.id())) {
			this.version++;
			this.held.remove(key);
		}
	}

	/**
	 * How many leases somebody holds now.
	 */
	long heldNow() {
		return this.held.values().stream().filter((lease) -> lease.until().isAfter(this.clock.instant())).count();
	}

	private static String key(Lease lease) {
		return lease.place() + "/" + lease.name();
	}

	long version() {
		return this.version;
	}

	Snapshot snapshot() {
		return new Snapshot(new TreeMap<>(this.held), this.version);
	}

	void restore(Snapshot snapshot) {
		this.held.clear();
		this.held.putAll(snapshot.held());
		this.version = snapshot.version();
		this.grantsAlways = false;
	}

	record Held(Lease lease, Instant until) {
	}

	record Snapshot(Map<String, Held> held, long version) {
	}

}
