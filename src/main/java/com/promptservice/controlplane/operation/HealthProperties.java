package com.promptservice.controlplane.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process judges its own health.
 *
 * @param maxAge how long an answer of a store or queue counts, however often it is asked
 * for: readiness costs one storage transaction for the documents and one for each queue
 * in this time, the age of the oldest message one more for each queue
 * @param patience how long a store or queue may take to answer
 * @param silence how long the worker's loop may be silent before it counts as stuck
 */
@ConfigurationProperties("control-plane.health")
record HealthProperties(@DefaultValue("10s") Duration maxAge, @DefaultValue("2s") Duration patience,
		@DefaultValue("2m") Duration silence) {
}
