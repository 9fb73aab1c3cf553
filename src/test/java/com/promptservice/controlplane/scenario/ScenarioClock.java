package com.promptservice.controlplane.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that only its scenario moves.
 */
public final class ScenarioClock extends Clock {

	private Instant now = Instant.parse("2026-11-01T00:00:00Z");

	public void advance(Duration time) {
		this.now = this.now.plus(time);
	}

	void moveTo(Instant time) {
		this.now = time;
	}

	@Override
	public Instant instant() {
		return this.now;
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
