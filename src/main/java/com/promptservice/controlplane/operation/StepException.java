package com.promptservice.controlplane.operation;

import java.time.Duration;
import com.promptservice.controlplane.api.ApiError;

/**
 * A failure that already knows what it means for the step it happens in. The engine turns
 * it into an outcome in one place.
 */
public class StepException extends RuntimeException {

	private final transient ApiError error;

	private final boolean transientFailure;

	private final Duration retryAfter;

	/**
	 * A classified failure.
	 * @param transientFailure whether another attempt can succeed
	 * @param retryAfter the wait that the other side asked for, or null
	 */
	public StepException(ApiError error, boolean transientFailure, Duration retryAfter, Throwable cause) {
		super(error.message(), cause);
		this.error = error;
		this.transientFailure = transientFailure;
		this.retryAfter = retryAfter;
	}

	public ApiError error() {
		return this.error;
	}

	public <O extends Record> Outcome<O> outcome() {
		return this.transientFailure ? new Outcome.Retry<>(this.error, this.retryAfter)
				: new Outcome.Failed<>(this.error);
	}

}
