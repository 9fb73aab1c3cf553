package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the engine measures: {@code kvstore.operation.duration},
 * {@code kvstore.operation.step.duration} and {@code kvstore.lease.lost}.
 */
final class OperationMetrics {

	private final MeterRegistry registry;

	OperationMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void operationEnded(Operation operation) {
		this.registry
			.timer("kvstore.operation.duration", "kind", operation.order().kind(), "outcome", operation.status().name())
			.record(between(operation.order().createdAt(), operation.progress().completedAt()));
	}

	void stepEnded(String kind, StepRecord step) {
		this.registry
			.timer("kvstore.operation.step.duration", "kind", kind, "step", step.name(), "outcome",
					step.status().name())
			.record(between(step.startedAt(), step.completedAt()));
	}

	void leaseLost() {
		this.registry.counter("kvstore.lease.lost").increment();
	}

	private static Duration between(Instant start, Instant end) {
		Duration duration = Duration.between(start, end);
		return duration.isNegative() ? Duration.ZERO : duration;
	}

}
