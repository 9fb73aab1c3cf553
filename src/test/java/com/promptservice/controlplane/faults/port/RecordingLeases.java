package com.promptservice.controlplane.faults.port;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * Leases whose calls are recorded and can fail.
 */
public final class RecordingLeases implements Leases {

	private final Leases leases;

	private final Calls calls;

	public RecordingLeases(Leases leases, Calls calls) {
		this.leases = leases;
		this.calls = calls;
	}

	@Override
	public Optional<Lease> acquire(String place, String name, Duration length) {
		return perform("acquire", name, () -> this.leases.acquire(place, name, length));
	}

	@Override
	public boolean renew(Lease lease) {
		return perform("renew", lease.name(), () -> this.leases.renew(lease));
	}

	@Override
	public void release(Lease lease) {
		perform("release", lease.name(), () -> {
			this.leases.release(lease);
			return true;
		});
	}

	private <T> T perform(String action, String name, Supplier<T> real) {
		return this.calls.perform("leases", action, name, real,
				(message) -> new StoreUnavailableException(message, null), real);
	}

}
