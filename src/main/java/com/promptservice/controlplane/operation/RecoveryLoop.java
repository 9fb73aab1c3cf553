package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drives recovery and retention, at start-up first and from then on in one replica at a
 * time. Idle cost in storage transactions an hour, with r regions and a sweep every 30 s:
 * 240 for each replica, which asks twice a minute whether it is its turn, and 120 &times;
 * (r + 2) for all of them together, which list what has not ended.
 */
final class RecoveryLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RecoveryLoop.class);

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(15);

	private static final Duration LONGEST_LEASE = Duration.ofSeconds(60);

	private final Engine engine;

	private final Sweeper sweeper;

	private final Retention retention;

	private Instant nextRetention = Instant.MIN;

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
		CountDownLatch end = new CountDownLatch(1);
		this.stopped = end;
		Thread.ofVirtual().name("recovery-loop").start(() -> loop(end));
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

	private void loop(CountDownLatch end) {
		Duration interval = Rounds.interval(this.engine.properties().sweepInterval(), this.engine.pacing());
		try {
			round(true, interval);
			while (!end.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
				round(false, interval);
			}
		}
		catch (InterruptedException ex) {
			// the process stops
		}
	}

	private void round(boolean first, Duration interval) {
		try {
			if (first || isItsTurn(interval)) {
				this.sweeper.sweep();
				Instant now = this.engine.now();
				if (!now.isBefore(this.nextRetention)) {
					this.retention.removeExpired();
					this.nextRetention = now.plus(this.engine.properties().retentionInterval());
				}
			}
		}
		catch (RuntimeException ex) {
			logger.error("Recovery stumbled and goes on", ex);
		}
	}

	/**
	 * Whoever gets the lease sweeps, and leaves it to run out, so that nobody else sweeps
	 * before the interval is over. Intervals that no lease is short enough for exist only
	 * with the local Azure.
	 */
	private boolean isItsTurn(Duration interval) {
		if (interval.compareTo(SHORTEST_LEASE) < 0) {
			return true;
		}
		Duration length = (interval.compareTo(LONGEST_LEASE) < 0) ? interval : LONGEST_LEASE;
		try {
			return this.engine.leases().acquire(DocumentName.HOME, LeaseNames.recovery(), length).isPresent();
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Recovery does not know whether it is its turn: {}", ex.getMessage());
			return false;
		}
	}

}
