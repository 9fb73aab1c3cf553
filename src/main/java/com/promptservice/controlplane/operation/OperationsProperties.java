package com.promptservice.controlplane.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the operations engine. Lease, stop and poll times are real time; those of
 * the sweep are Azure's time, divided by {@code control-plane.time-scale}.
 *
 * @param lease how long a worker owns an operation without renewing (15-60 s)
 * @param parallel how many operations one process carries out at the same time
 * @param longestIdlePoll how long a worker waits at most before it looks for messages
 * that other processes sent; it looks every second while anybody works. One storage
 * transaction for each queue: 360 an hour by default
 * @param stopTimeout how long a stopping process waits for visits under way
 * @param sweepInterval how often recovery looks for operations that nobody carries out
 * @param recoverAfter how long an operation may stand still before recovery sends its
 * message again
 * @param markerGrace how long a marker without operation is kept
 * @param retention how long an ended operation is kept
 * @param retentionInterval how often ended operations are removed
 * @param fatalDeliveries how many deliveries in a row may come to nothing before the
 * operation fails
 * @param fatalAfter how long that must go on before it fails, so that workers which die
 * of something else, one after the other, do not count against it
 */
@ConfigurationProperties("control-plane.operations")
public record OperationsProperties(@DefaultValue("60s") Duration lease, @DefaultValue("256") int parallel,
		@DefaultValue("10s") Duration longestIdlePoll, @DefaultValue("20s") Duration stopTimeout,
		@DefaultValue("30s") Duration sweepInterval, @DefaultValue("2m") Duration recoverAfter,
		@DefaultValue("5m") Duration markerGrace, @DefaultValue("30d") Duration retention,
		@DefaultValue("6h") Duration retentionInterval, @DefaultValue("5") int fatalDeliveries,
		@DefaultValue("20m") Duration fatalAfter) {

	/**
	 * The defaults, for tests and tools that run without Spring.
	 */
	public static OperationsProperties defaults() {
		return new OperationsProperties(Duration.ofSeconds(60), 256, Duration.ofSeconds(10), Duration.ofSeconds(20),
				Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofDays(30),
				Duration.ofHours(6), 5, Duration.ofMinutes(20));
	}

}
