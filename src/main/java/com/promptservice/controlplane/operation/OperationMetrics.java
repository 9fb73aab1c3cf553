package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the engine measures: {@code kvstore.operation.duration},
 * {@code kvstore.operation.step.duration}, {@code kvstore.lease.lost} and
 * {@code kvstore.azure.throttled}.
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

	/**
	 * A step was held up by this error.
	 */
	void heldUp(ApiError error) {
		if (ErrorCode.ArmThrottled.name().equals(error.code())) {
			this.registry.counter("kvstore.azure.throttled").increment();
		}
	}

	private static Duration between(Instant start, Instant end) {
		Duration duration = Duration.between(start, end);
		return duration.isNegative() ? Duration.ZERO : duration;
	}

}
