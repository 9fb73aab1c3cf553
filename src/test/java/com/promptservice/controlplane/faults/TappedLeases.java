package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * The lease port as one process sees it, faults included.
 */
final class TappedLeases implements Leases {

	private final MemoryLeases leases;

	private final Tap tap;

	private final Mutation without;

	TappedLeases(MemoryLeases leases, Tap tap, Mutation without) {
		this.leases = leases;
		this.tap = tap;
		this.without = without;
	}

	@Override
	public Optional<Lease> acquire(String place, String name, Duration length) {
		return call("acquire", place + "/" + name, () -> this.leases.acquire(place, name, length));
	}

	@Override
	public boolean renew(Lease lease) {
		boolean renewed = call("renew", lease.place() + "/" + lease.name(), () -> this.leases.renew(lease));
		return renewed || this.without == Mutation.CHANGE_CHECK_OFF;
	}

	@Override
	public void release(Lease lease) {
		call("release", lease.place() + "/" + lease.name(), () -> {
			this.leases.release(lease);
			return true;
		});
	}

	private <T> T call(String verb, String subject, Supplier<T> real) {
		Fault fault = this.tap.before(Port.LEASES, verb, subject, true);
		if (fault != null && fault.kind() == FaultKind.F4_NOT_DONE) {
			throw new StoreUnavailableException("The store did not answer", null);
		}
		T result = real.get();
		this.tap.after(fault);
		if (fault != null && fault.kind() == FaultKind.F3_DONE_BUT_FAILED) {
			throw new StoreUnavailableException("The store's answer was lost", null);
		}
		return result;
	}

}
