package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Does the same thing again and again in this process, for as long as the application
 * runs: first when one interval has passed, and again one interval after it was done.
 */
public final class Rounds implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Rounds.class);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final String name;

	private final Runnable round;

	private final Duration interval;

	private volatile boolean running;

	private volatile CountDownLatch stopped = new CountDownLatch(1);

	/**
	 * Rounds that start with the application.
	 * @param name what the rounds are for, such as {@code peering-sweep}; their thread is
	 * called so
	 * @param interval in Azure's time; never less than a second of ours
	 */
	public Rounds(String name, Runnable round, Duration interval, Pacing pacing) {
		this.name = name;
		this.round = round;
		this.interval = interval(interval, pacing);
	}

	static Duration interval(Duration azureTime, Pacing pacing) {
		Duration scaled = pacing.scaled(azureTime);
		return (scaled.compareTo(SHORTEST_INTERVAL) > 0) ? scaled : SHORTEST_INTERVAL;
	}

	@Override
	public void start() {
		this.running = true;
		CountDownLatch end = new CountDownLatch(1);
		this.stopped = end;
		Thread.ofVirtual().name(this.name + "-loop").start(() -> loop(end));
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
		while (end.getCount() > 0) {
			try {
				if (end.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
					return;
				}
				this.round.run();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("The {} stumbled and goes on", this.name, ex);
			}
		}
	}

}
