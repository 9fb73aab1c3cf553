package com.promptservice.controlplane.peering;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How peerings are admitted and watched.
 *
 * @param openRequests how many peerings of a customer, in all regions, may wait to be
 * connected for the first time
 * @param expiry how long a peering may wait to be connected for the first time
 * @param challenge how long the tag that proves a network's ownership counts
 * @param sweepInterval how often each region's peerings are compared with Azure, in
 * Azure's time
 * @param reservationGrace how long a network stays reserved for a peering that never came
 * to be
 * @param endedRetention how long a rejected or expired peering can still be read
 * @param allowForwardedTraffic whether the service's half admits traffic that only passes
 * through the customer's network; clients inside it need none
 */
@ConfigurationProperties("control-plane.peering")
record PeeringProperties(@DefaultValue("20") int openRequests, @DefaultValue("7d") Duration expiry,
		@DefaultValue("24h") Duration challenge, @DefaultValue("5m") Duration sweepInterval,
		@DefaultValue("5m") Duration reservationGrace, @DefaultValue("30d") Duration endedRetention,
		@DefaultValue("false") boolean allowForwardedTraffic) {

	/**
	 * The defaults, for tests that run without Spring.
	 */
	static PeeringProperties defaults() {
		return new PeeringProperties(20, Duration.ofDays(7), Duration.ofHours(24), Duration.ofMinutes(5),
				Duration.ofMinutes(5), Duration.ofDays(30), false);
	}

}
