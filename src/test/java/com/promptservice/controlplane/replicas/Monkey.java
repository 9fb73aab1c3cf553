package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Kills replicas at random and starts them again, and has Azure refuse requests, until it
 * is called off.
 */
final class Monkey implements Runnable {

	private static final int REFUSALS = 5;

	private final List<Replica> replicas;

	private final LocalAzure azure;

	private final RandomGenerator random;

	private final Duration pause;

	private volatile boolean calledOff;

	private int kills;

	/**
	 * A monkey.
	 * @param pause how long it rests between two kills on average, after the killed one
	 * is back
	 */
	Monkey(List<Replica> replicas, LocalAzure azure, RandomGenerator random, Duration pause) {
		this.replicas = replicas;
		this.azure = azure;
		this.random = random;
		this.pause = pause;
	}

	@Override
	public void run() {
		while (!this.calledOff) {
			rest();
			this.azure.throttle(1 + this.random.nextInt(REFUSALS));
			if (this.calledOff) {
				return;
			}
			Replica victim = this.replicas.get(this.random.nextInt(this.replicas.size()));
			victim.process().kill();
			this.kills++;
			victim.launch();
			victim.awaitReady();
		}
	}

	void callOff() {
		this.calledOff = true;
	}

	int kills() {
		return this.kills;
	}

	private void rest() {
		long nanos = this.random.nextLong(2 * this.pause.toNanos());
		long end = System.nanoTime() + nanos;
		while (!this.calledOff && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
		}
	}

}
