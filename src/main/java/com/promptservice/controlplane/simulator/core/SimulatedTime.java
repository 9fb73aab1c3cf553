package com.promptservice.controlplane.simulator.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the simulated cloud. It is the time of its machine until somebody stops it,
 * lets it run at another speed or sets it back; everything that waits for a time then
 * waits for this one, so that what is under way stays consistent.
 */
final class SimulatedTime extends Clock {

	private final Clock base;

	private Settings settings = new Settings(null, null, 1, false);

	SimulatedTime(Clock base) {
		this.base = base;
	}

	@Override
	public synchronized Instant instant() {
		Instant now = this.base.instant();
		if (this.settings.simulated == null) {
			return now;
		}
		Duration passed = Duration.between(this.settings.real, now);
		return this.settings.simulated.plusNanos((long) (passed.toNanos() * pace()));
	}

	private double pace() {
		return this.settings.paused ? 0 : this.settings.pace;
	}

	/** How many times faster than the machine's time it runs when it runs. */
	synchronized double speed() {
		return this.settings.pace;
	}

	synchronized boolean paused() {
		return this.settings.paused;
	}

	/** From now on runs at another speed, or not at all. */
	synchronized void run(double pace, boolean paused) {
		this.settings = new Settings(instant(), this.base.instant(), pace, paused);
	}

	/** Goes on from another moment, at the same speed. */
	synchronized void goTo(Instant moment) {
		this.settings = new Settings(moment, this.base.instant(), this.settings.pace, this.settings.paused);
	}

	/** Is the time of the machine again. */
	synchronized void reset() {
		this.settings = new Settings(null, null, 1, false);
	}

	/** How long a simulated wait takes in the time of the machine, as if never paused. */
	synchronized Duration real(Duration simulated) {
		return (this.settings.pace == 1) ? simulated
				: Duration.ofNanos((long) (simulated.toNanos() / this.settings.pace));
	}

	synchronized Settings settings() {
		return this.settings;
	}

	synchronized void settings(Settings kept) {
		this.settings = kept;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("the simulated time has no zone");
	}

	/**
	 * Where the simulated time stood at a real time, and how it goes on from there.
	 *
	 * @param simulated the simulated moment, null when both are the same
	 * @param real the real moment
	 * @param pace how many times faster the simulated time runs
	 * @param paused whether it stands still
	 */
	record Settings(Instant simulated, Instant real, double pace, boolean paused) {
	}

}
