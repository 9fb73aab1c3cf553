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
		String key = place + "/" + name;
		Held current = this.held.get(key);
		if (!this.grantsAlways && current != null && current.until().isAfter(this.clock.instant())) {
			return Optional.empty();
		}
		Lease lease = new Lease(place, name, "lease-" + (++this.version), length);
		this.held.put(key, new Held(lease, this.clock.instant().plus(length)));
		return Optional.of(lease);
	}

	@Override
	public boolean renew(Lease lease) {
		String key = lease.place() + "/" + lease.name();
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
		String key = lease.place() + "/" + lease.name();
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
