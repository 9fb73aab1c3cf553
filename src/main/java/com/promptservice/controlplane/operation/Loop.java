package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that makes rounds. Each round says how long to wait for the next one; whoever
 * rings has it come at once.
 */
final class Loop {

	private static final Logger logger = LoggerFactory.getLogger(Loop.class);

	private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

	private final String name;

	private final Supplier<Duration> round;

	private final Semaphore bell = new Semaphore(0);

	private volatile boolean running;

	private volatile long lastRound = System.nanoTime();

	private volatile Thread thread;

	Loop(String name, Supplier<Duration> round) {
		this.name = name;
		this.round = round;
	}

	void start() {
		this.running = true;
		this.lastRound = System.nanoTime();
		this.thread = Thread.ofVirtual().name(this.name).start(this::rounds);
	}

	/**
	 * Lets the round under way come to its end, and interrupts it when that takes longer.
	 */
	void stop(Duration patience) throws InterruptedException {
		this.running = false;
		this.bell.release();
		if (!this.thread.join(patience)) {
			this.thread.interrupt();
			this.thread.join();
		}
	}

	void ring() {
		this.bell.release();
	}

	boolean isRunning() {
		return this.running;
	}

	/**
	 * How long ago the last round began.
	 */
	Duration silence() {
		return Duration.ofNanos(System.nanoTime() - this.lastRound);
	}

	private void rounds() {
		while (this.running) {
			this.lastRound = System.nanoTime();
			try {
				await(next());
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private Duration next() {
		try {
			return this.round.get();
		}
		catch (RuntimeException ex) {
			logger.error("The {} stumbled and goes on", this.name, ex);
			return AFTER_TROUBLE;
		}
	}

	private void await(Duration wait) throws InterruptedException {
		if (wait.isPositive() && this.bell.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
			this.bell.drainPermits();
		}
	}

}
