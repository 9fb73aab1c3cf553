package com.promptservice.controlplane.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How fast one caller may ask, on each replica.
 *
 * @param reads limit of GET and HEAD
 * @param writes limit of every other method
 * @param callers how many callers are remembered; the longest silent one is forgotten
 */
@ConfigurationProperties("control-plane.rate-limit")
record RateLimitProperties(@DefaultValue Reads reads, @DefaultValue Writes writes, @DefaultValue("10000") int callers) {

	/**
	 * Reads of one caller.
	 *
	 * @param burst requests at once
	 * @param perSecond requests a second in the long run
	 */
	record Reads(@DefaultValue("2000") int burst, @DefaultValue("200") int perSecond) {

		Reads {
			checkPositive(burst, perSecond);
		}

	}

	/**
	 * Writes of one caller.
	 *
	 * @param burst requests at once
	 * @param perSecond requests a second in the long run
	 */
	record Writes(@DefaultValue("1000") int burst, @DefaultValue("50") int perSecond) {

		Writes {
			checkPositive(burst, perSecond);
		}

	}

	private static void checkPositive(int burst, int perSecond) {
		Assert.isTrue(burst > 0 && perSecond > 0, "control-plane.rate-limit: burst and per-second must be positive");
	}

}
