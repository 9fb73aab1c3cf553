package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.api.ApiError;
import tools.jackson.databind.JsonNode;

/**
 * What a visit came to, as the engine sees it.
 */
record Completion(String step, StepVisit visit, Result result) {

	/**
	 * An outcome, or the reason why there is none.
	 */
	sealed interface Result {

		/**
		 * The step is done.
		 */
		record Done(JsonNode output) implements Result {
		}

		/**
		 * The step said that it waits, tries again or has failed.
		 */
		record Said(Outcome<?> outcome) implements Result {
		}

		/**
		 * The step threw what it should not.
		 */
		record Unexpected(ApiError error) implements Result {
		}

		/**
		 * The step would have changed something while its operation is being stopped.
		 */
		record Stopped() implements Result {
		}

		/**
		 * This worker lost the operation.
		 */
		record LeaseLost() implements Result {
		}

	}

}
