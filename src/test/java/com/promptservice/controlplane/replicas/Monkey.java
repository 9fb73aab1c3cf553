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

	private int refusals;

	/**
	 * A monkey.
	 * @param pause how long it rests on average before it strikes again; it leaves half
	 * of the replicas alone
	 */
	Monkey(List<Replica> replicas, LocalAzure azure, RandomGenerator random, Duration pause) {
		this.replicas = replicas;
		this.azure = azure;
		this.random = random;
		this.pause = pause;
	}

	@Override
	public void run() {
		while (!this.calledOff || this.kills == 0) {
			rest();
			int some = 1 + this.random.nextInt(REFUSALS);
			this.azure.throttle(some);
			this.refusals += some;
			List<Replica> alive = this.replicas.stream().filter(Replica::isUp).toList();
			if (alive.size() > this.replicas.size() / 2) {
				Replica victim = alive.get(this.random.nextInt(alive.size()));
				victim.process().kill();
				this.kills++;
				victim.launch();
			}
		}
		this.replicas.forEach(Replica::awaitReady);
	}

	void callOff() {
		this.calledOff = true;
	}

	int kills() {
		return this.kills;
	}

	/**
	 * How many requests Azure was told to refuse.
	 */
	int refusals() {
		return this.refusals;
	}

	private void rest() {
		long nanos = this.random.nextLong(2 * this.pause.toNanos());
		long end = System.nanoTime() + nanos;
		while (!this.calledOff && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
		}
	}

}
