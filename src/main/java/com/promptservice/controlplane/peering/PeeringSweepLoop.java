package com.promptservice.controlplane.peering;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.promptservice.controlplane.operation.Pacing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drives the looks at peerings in this process.
 */
final class PeeringSweepLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PeeringSweepLoop.class);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final PeeringSweep sweep;

	private final Duration interval;

	private volatile boolean running;

	private volatile CountDownLatch stopped = new CountDownLatch(1);

	PeeringSweepLoop(PeeringSweep sweep, PeeringProperties properties, Pacing pacing) {
		this.sweep = sweep;
		Duration scaled = pacing.scaled(properties.sweepInterval());
		this.interval = (scaled.compareTo(SHORTEST_INTERVAL) > 0) ? scaled : SHORTEST_INTERVAL;
	}

	@Override
	public void start() {
		this.running = true;
		this.stopped = new CountDownLatch(1);
		Thread.ofVirtual().name("peering-sweep-loop").start(this::loop);
	}

	@Override
	public void stop() {
		this.running = false;
		this.stopped.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void loop() {
		while (this.running) {
			try {
				if (this.stopped.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
					return;
				}
				this.sweep.run();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("The look at peerings stumbled and goes on", ex);
			}
		}
	}

}
