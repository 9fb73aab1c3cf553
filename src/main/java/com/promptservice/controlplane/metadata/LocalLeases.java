package com.promptservice.controlplane.metadata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Leases inside one process, for the documents of one machine: the process holds the data
 * directory alone, so its death ends every lease.
 */
public final class LocalLeases implements Leases {

	private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

	private final Clock clock;

	public LocalLeases(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Optional<Lease> acquire(String place, String name, Duration length) {
		Lease lease = new Lease(place, name, UUID.randomUUID().toString(), length);
		Instant now = this.clock.instant();
		Held holder = this.held.compute(key(lease), (key, current) -> (current != null && current.until().isAfter(now))
				? current : new Held(lease.id(), now.plus(length)));
		return holder.id().equals(lease.id()) ? Optional.of(lease) : Optional.empty();
	}

	@Override
	public boolean renew(Lease lease) {
		Instant until = this.clock.instant().plus(lease.length());
		Held holder = this.held.computeIfPresent(key(lease),
				(key, current) -> current.id().equals(lease.id()) ? new Held(lease.id(), until) : current);
		return holder != null && holder.id().equals(lease.id());
	}

	@Override
	public void release(Lease lease) {
		this.held.computeIfPresent(key(lease), (key, current) -> current.id().equals(lease.id()) ? null : current);
	}

	private static String key(Lease lease) {
		return lease.place() + "/" + lease.name();
	}

	private record Held(String id, Instant until) {
	}

}
