package com.promptservice.controlplane.metadata;

import java.time.Duration;

import com.promptservice.controlplane.faults.port.SettableClock;

/**
 * Leases inside one process.
 */
class LocalLeasesTest extends LeasesContract {

	private final SettableClock clock = new SettableClock();

	private final LocalLeases leases = new LocalLeases(this.clock);

	@Override
	protected Leases leases() {
		return this.leases;
	}

	@Override
	protected void pass(Duration time) {
		this.clock.advance(time);
	}

}
