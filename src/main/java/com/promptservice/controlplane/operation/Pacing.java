package com.promptservice.controlplane.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one place where Azure's time becomes ours: every wait and deadline passes here.
 *
 * @param timeScale 1 against Azure; against the local Azure, its own time scale
 */
@ConfigurationProperties("control-plane")
public record Pacing(@DefaultValue("1") double timeScale) {

	public Pacing {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("control-plane.time-scale must be above 0, not " + timeScale);
		}
	}

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
