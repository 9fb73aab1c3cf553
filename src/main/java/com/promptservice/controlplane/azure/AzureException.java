package com.promptservice.controlplane.azure;

import java.time.Duration;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.StepException;

/**
 * A refusal of Azure, classified.
 */
final class AzureException extends StepException {

	private final int status;

	private final Duration wait;

	private final boolean passing;

	/**
	 * @param status Azure's HTTP status, or 0 when there was no answer
	 */
	AzureException(ApiError error, int status, boolean passing, Duration retryAfter, Throwable cause) {
		super(error, passing, retryAfter, cause);
		this.status = status;
		this.wait = retryAfter;
		this.passing = passing;
	}

	int status() {
		return this.status;
	}

	/**
	 * Azure's innermost code, or null.
	 */
	String armCode() {
		return error().innererror().code();
	}

	/**
	 * Azure's request id, or null.
	 */
	String requestId() {
		return error().innererror().armRequestId();
	}

	/**
	 * The wait that Azure asked for, or null.
	 */
	Duration pause() {
		return this.wait;
	}

	boolean isPassing() {
		return this.passing;
	}

	/**
	 * Whether Azure says that the resource itself or what it lies in does not exist.
	 */
	boolean isAbsence() {
		return this.status == 404 && !"SubscriptionNotFound".equalsIgnoreCase(armCode());
	}

	/**
	 * The same failure, to be tried again or not.
	 */
	AzureException passing(boolean nowPassing, Duration pause) {
		Duration after = (this.wait != null) ? this.wait : pause;
		return new AzureException(error(), this.status, nowPassing, after, getCause());
	}

}
