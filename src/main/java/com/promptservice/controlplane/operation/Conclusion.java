package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.Optional;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * How an operation ends whose steps have come to rest: Succeeded when all are done, else
 * Canceled when that was asked for, else Failed with the error of the step that failed.
 */
final class Conclusion {

	private Conclusion() {
	}

	static Operation of(Operation operation, Instant now) {
		if (operation.steps().stream().allMatch((step) -> step.status() == StepStatus.Succeeded)) {
			return operation.concluded(OperationStatus.Succeeded, null, now);
		}
		if (operation.progress().cancelRequested()) {
			return operation.concluded(OperationStatus.Canceled, superseded(operation), now);
		}
		return operation.concluded(OperationStatus.Failed, operation.failure().orElseThrow().error(), now);
	}

	/**
	 * The resource changed before the operation could claim it.
	 */
	static Operation unclaimed(Operation operation, Instant now) {
		return operation.concluded(OperationStatus.Canceled,
				ApiError.of(ErrorCode.Superseded, "Another request changed the resource first."), now);
	}

	/**
	 * Worker after worker came to nothing with it.
	 */
	static Operation poisonous(Operation operation, Instant now) {
		Optional<StepRecord> culprit = operation.steps().stream().filter(StepRecord::underWay).findFirst();
		ApiError error = ApiError.of(ErrorCode.InternalError,
				culprit.map((step) -> "The workers that carried out step '" + step.name() + "' ended before it.")
					.orElse("The workers that took the operation over ended before its first step."));
		return operation.concluded(OperationStatus.Failed, error, now);
	}

	private static ApiError superseded(Operation operation) {
		String by = operation.progress().supersededBy();
		return (by != null) ? ApiError.of(ErrorCode.Superseded, "Operation '" + by + "' took this one's place.") : null;
	}

}
