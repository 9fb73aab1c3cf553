package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drives recovery and retention of this process, at start-up first.
 */
final class RecoveryLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RecoveryLoop.class);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final Engine engine;

	private final Sweeper sweeper;

	private final Retention retention;

	private volatile boolean running;

	private volatile CountDownLatch stopped = new CountDownLatch(1);

	RecoveryLoop(Engine engine, Sweeper sweeper, Retention retention) {
		this.engine = engine;
		this.sweeper = sweeper;
		this.retention = retention;
	}

	@Override
	public void start() {
		this.running = true;
		this.stopped = new CountDownLatch(1);
		Thread.ofVirtual().name("recovery-loop").start(this::loop);
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
		Duration scaled = this.engine.pacing().scaled(this.engine.properties().sweepInterval());
		Duration interval = (scaled.compareTo(SHORTEST_INTERVAL) > 0) ? scaled : SHORTEST_INTERVAL;
		Instant nextRetention = this.engine.now();
		while (this.running) {
			try {
				this.sweeper.sweep();
				if (!this.engine.now().isBefore(nextRetention)) {
					this.retention.removeExpired();
					nextRetention = this.engine.now().plus(this.engine.properties().retentionInterval());
				}
				if (this.stopped.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
					return;
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("Recovery stumbled and goes on", ex);
			}
		}
	}

}
