package com.promptservice.controlplane.simulator.core;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The table of durations of one simulator: Azure's, with some changed, divided by a time
 * scale.
 *
 * @param timeScale how many times faster than Azure everything happens
 * @param changed durations that differ from Azure's usual ones, unscaled
 */
public record Durations(double timeScale, Map<Timing, Duration> changed) {

	/** Refuses a time scale that would stop or turn back time. */
	public Durations {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("the time scale must be above 0, not " + timeScale);
		}
		Map<Timing, Duration> copy = new EnumMap<>(Timing.class);
		copy.putAll(changed);
		changed = Map.copyOf(copy);
	}

	/** Azure's durations at a time scale. */
	public static Durations scaledBy(double timeScale) {
		return new Durations(timeScale, Map.of());
	}

	/** How long it takes on Azure. */
	public Duration unscaled(Timing timing) {
		return this.changed.getOrDefault(timing, timing.usual());
	}

	/** How long it takes here. */
	public Duration of(Timing timing) {
		return scale(unscaled(timing));
	}

	/** A duration of Azure's in the time of this simulator. */
	public Duration scale(Duration duration) {
		return Duration.ofNanos((long) (duration.toNanos() / this.timeScale));
	}

	/** A wait of Azure's in whole seconds of this simulator, never less than one. */
	public long wholeSeconds(Duration wait) {
		return Math.max(1, scale(wait).plusNanos(999_999_999).toSeconds());
	}

}
