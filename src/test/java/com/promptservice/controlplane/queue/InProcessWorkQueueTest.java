package com.promptservice.controlplane.queue;

import java.time.Duration;

import com.promptservice.controlplane.faults.port.SettableClock;

/**
 * The queue inside one process.
 */
class InProcessWorkQueueTest extends WorkQueueContract {

	private final SettableClock clock = new SettableClock();

	private final InProcessWorkQueue queue = new InProcessWorkQueue(this.clock);

	@Override
	protected WorkQueue queue() {
		return this.queue;
	}

	@Override
	protected void pass(Duration time) {
		this.clock.advance(time);
	}

}
