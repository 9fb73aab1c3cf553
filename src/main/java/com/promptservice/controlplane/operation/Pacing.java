package com.promptservice.controlplane.operation;

import java.time.Duration;

/**
 * The one place where Azure's time becomes ours: every wait and deadline passes here.
 *
 * @param timeScale 1 against Azure; against the local Azure, its own time scale
 */
public record Pacing(double timeScale) {

	public Duration scaled(Duration azureTime) {
		return Duration.ofNanos((long) (azureTime.toNanos() / this.timeScale));
	}

	/**
	 * What a measured duration would have been in Azure's time.
	 */
	public Duration unscaled(Duration measured) {
		return Duration.ofNanos((long) (measured.toNanos() * this.timeScale));
	}

}
