package com.promptservice.controlplane.operation;

import java.time.Instant;
import com.promptservice.controlplane.api.ApiError;

/**
 * How one kind of operation is carried out; each feature registers its own as beans.
 *
 * @param <I> the recorded input
 */
public interface OperationDefinition<I extends Record> {

	/**
	 * The name in the status monitor, such as {@code RegionCreateOrUpdate}.
	 */
	String kind();

	Class<I> inputType();

	/**
	 * The plan, made from the input alone so that every worker makes the same one.
	 */
	Plan plan(I input);

	/**
	 * Commits what the operation came to in the resource's document, provided the
	 * resource still belongs to it, and takes its {@code activeOperationId} away. Called
	 * before the operation turns terminal, again after a crash; so it is idempotent.
	 */
	void settle(Settlement<I> settlement);

	/**
	 * What the status monitor shows as the result of a successful operation; null when
	 * there is nothing to tell.
	 */
	default Record result(I input, Outputs outputs) {
		return null;
	}

	/**
	 * Judges whether a failed or canceled operation can go on, and how the resource is
	 * claimed again.
	 * @param newOperationId the id of the operation that goes on
	 */
	Decision retry(I input, String newOperationId);

	/**
	 * The end of an operation.
	 *
	 * @param status Succeeded, Failed or Canceled
	 * @param error why it failed or was canceled; null on success
	 * @param outputs what its steps handed over, as far as they got
	 */
	record Settlement<I extends Record>(String operationId, I input, OperationStatus status, ApiError error,
			Outputs outputs, Instant at) {
	}

	/**
	 * Read access to the outputs of finished steps.
	 */
	interface Outputs {

		/**
		 * The output of a step, or null when it did not get done.
		 */
		<O extends Record> O get(String step, Class<O> type);

	}

}
