package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.List;
import com.promptservice.controlplane.api.ApiError;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

/**
 * The status monitor: an operation as clients see it.
 *
 * @param percentComplete share of the steps that are done
 * @param cancelable whether a request to cancel can still change its course
 * @param expiresAt when the monitor disappears
 */
public record Monitor(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String id,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String kind,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) OperationStatus status, String target, String region,
		int percentComplete, String message, boolean cancelable, boolean cancelRequested, RequestedBy requestedBy,
		String retryOf, Instant createdAt, Instant startedAt, Instant updatedAt, Instant completedAt, Instant expiresAt,
		List<Step> steps, ApiError error, JsonNode result) {

	/**
	 * Who asked for the operation.
	 */
	public record RequestedBy(String tenantId, String objectId, String name) {
	}

	/**
	 * One step.
	 *
	 * @param attempts how often it was tried, waits not counted
	 */
	public record Step(String name, StepStatus status, int attempts, String message, Instant startedAt,
			Instant completedAt, String armResourceId, String armRequestId) {

		static Step of(StepRecord step) {
			return new Step(step.name(), step.status(), step.attempts(), step.message(), step.startedAt(),
					step.completedAt(), step.armResourceId(), step.armRequestId());
		}

	}

}
