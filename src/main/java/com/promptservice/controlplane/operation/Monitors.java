package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import com.promptservice.controlplane.api.Caller;

/**
 * Makes status monitors of operations.
 */
final class Monitors {

	private static final int ALL = 100;

	private static final Duration WHILE_AZURE_WORKS = Duration.ofSeconds(15);

	private static final Duration WHILE_WE_WORK = Duration.ofSeconds(3);

	private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);

	private final Pacing pacing;

	private final OperationsProperties properties;

	Monitors(Pacing pacing, OperationsProperties properties) {
		this.pacing = pacing;
		this.properties = properties;
	}

	Monitor of(Operation operation) {
		Order order = operation.order();
		Progress progress = operation.progress();
		Instant expiresAt = (progress.completedAt() != null) ? progress.completedAt().plus(this.properties.retention())
				: null;
		return new Monitor(operation.id(), order.kind(), operation.status(), order.target(), order.region(),
				percentComplete(operation), message(operation), cancelable(progress), progress.cancelRequested(),
				requestedBy(order.caller()), order.retryOf(), order.createdAt(), progress.startedAt(),
				progress.updatedAt(), progress.completedAt(), expiresAt,
				operation.steps().stream().map(Monitor.Step::of).toList(),
				operation.hasEnded() ? progress.error() : null, progress.result());
	}

	/**
	 * How long a client should wait before it looks again, in whole seconds; empty when
	 * nothing will change any more.
	 */
	Optional<Long> retryAfter(Operation operation) {
		if (operation.hasEnded()) {
			return Optional.empty();
		}
		boolean azureWorks = operation.steps().stream().anyMatch((step) -> step.underWay() && step.follow() != null);
		Duration wait = this.pacing.scaled(azureWorks ? WHILE_AZURE_WORKS : WHILE_WE_WORK);
		return Optional.of(Math.clamp(wait.toSeconds(), 1, LONGEST_RETRY_AFTER.toSeconds()));
	}

	private static int percentComplete(Operation operation) {
		if (operation.status() == OperationStatus.Succeeded) {
			return ALL;
		}
		long done = operation.steps().stream().filter((step) -> step.status() == StepStatus.Succeeded).count();
		// all steps are done a moment before the operation is
		return (int) Math.min(ALL - 1, ALL * done / Math.max(1, operation.steps().size()));
	}

	private static String message(Operation operation) {
		return operation.hasEnded() ? null
				: operation.steps()
					.stream()
					.filter((step) -> !step.status().isTerminal() && step.message() != null)
					.findFirst()
					.map((step) -> step.name() + ": " + step.message())
					.orElse(null);
	}

	private static boolean cancelable(Progress progress) {
		return progress.ending() == null && !progress.cancelRequested();
	}

	private static Monitor.RequestedBy requestedBy(Caller caller) {
		return (caller != null) ? new Monitor.RequestedBy(caller.tenantId(), caller.objectId(), caller.name()) : null;
	}

}
