package com.promptservice.controlplane.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one place where Azure's time becomes ours: every wait and deadline passes here.
 *
 * @param timeScale 1 against Azure; against the local Azure, its own time scale
 * @param shortestDeadline what a scaled deadline never falls below: a process that starts
 * cold needs its seconds, however fast the local Azure is
 */
@ConfigurationProperties("control-plane")
public record Pacing(@DefaultValue("1") double timeScale, @DefaultValue("2m") Duration shortestDeadline) {

	@ConstructorBinding
	public Pacing {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("control-plane.time-scale must be above 0, not " + timeScale);
		}
	}

	/**
	 * Scales everything, deadlines too; for virtual time.
	 */
	public Pacing(double timeScale) {
		this(timeScale, Duration.ZERO);
	}

	/**
	 * How long we give what may take this long in Azure's time.
	 */
	public Duration deadline(Duration azureTime) {
		Duration scaled = scaled(azureTime);
		Duration shortest = (azureTime.compareTo(this.shortestDeadline) < 0) ? azureTime : this.shortestDeadline;
		return (scaled.compareTo(shortest) < 0) ? shortest : scaled;
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
