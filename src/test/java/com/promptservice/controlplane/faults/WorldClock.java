package com.promptservice.controlplane.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of a simulated world: stores, leases, queue and Azure live by it. It moves
 * only when it is told to.
 */
final class WorldClock extends Clock {

	static final Instant DAWN = Instant.parse("2026-11-01T08:00:00Z");

	private Instant now = DAWN;

	@Override
	public Instant instant() {
		return this.now;
	}

	void advance(Duration by) {
		this.now = this.now.plus(by);
	}

	void set(Instant to) {
		this.now = to;
	}

	/**
	 * A process's own clock, which may be wrong.
	 */
	Skewed skewed() {
		return new Skewed();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	/**
	 * World time plus an offset.
	 */
	final class Skewed extends Clock {

		private Duration offset = Duration.ZERO;

		void jump(Duration by) {
			this.offset = this.offset.plus(by);
		}

		/**
		 * What this clock calls {@code own}, in world time.
		 */
		Instant inWorldTime(Instant own) {
			return own.minus(this.offset);
		}

		@Override
		public Instant instant() {
			return WorldClock.this.now.plus(this.offset);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
