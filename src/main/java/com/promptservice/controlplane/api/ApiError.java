package com.promptservice.controlplane.api;

import java.util.List;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One error as clients see it; also what a failed step or operation keeps. Holds no
 * secret, no class name and no stack trace.
 *
 * @param code a name of {@link ErrorCode}, stable for programs
 * @param message what went wrong, with the offending value
 * @param target JSON path of the field, {@code query:x}, {@code header:x} or
 * {@code path:x}; or null
 * @param details every single finding, when there are several; or null
 * @param innererror Azure's own words behind this error; or null
 * @param remediation what to do about it
 * @param actor who must act: Caller, Operator, Customer, Azure or Nobody
 * @param retryable whether the same request can succeed later without a change
 * @param requestId {@code x-ms-request-id} of the answer that carries this error; null
 * inside an operation
 */
public record ApiError(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String message, String target, List<ApiError> details,
		InnerError innererror, String remediation, String actor, Boolean retryable, String requestId) {

	/**
	 * The error of this code, with the catalogue's remedy and actor.
	 */
	public static ApiError of(ErrorCode code, String message) {
		return new ApiError(code.name(), message, null, null, null, code.remediation(), code.actor(), code.retryable(),
				null);
	}

	/**
	 * One finding about one field, for {@link #withDetails}.
	 */
	public static ApiError detail(ErrorCode code, String target, String message) {
		return new ApiError(code.name(), message, target, null, null, null, null, null, null);
	}

	public ApiError withTarget(String newTarget) {
		return new ApiError(this.code, this.message, newTarget, this.details, this.innererror, this.remediation,
				this.actor, this.retryable, this.requestId);
	}

	public ApiError withDetails(List<ApiError> newDetails) {
		return new ApiError(this.code, this.message, this.target, List.copyOf(newDetails), this.innererror,
				this.remediation, this.actor, this.retryable, this.requestId);
	}

	public ApiError withInner(InnerError inner) {
		return new ApiError(this.code, this.message, this.target, this.details, inner, this.remediation, this.actor,
				this.retryable, this.requestId);
	}

	public ApiError withRequestId(String id) {
		return new ApiError(this.code, this.message, this.target, this.details, this.innererror, this.remediation,
				this.actor, this.retryable, id);
	}

	/**
	 * What Azure said.
	 *
	 * @param code the innermost ARM code; {@code InProgress} when Azure had not come to
	 * an end
	 * @param armRequestId {@code x-ms-request-id} of ARM's answer, for a support case; or
	 * null
	 * @param httpStatus ARM's status, or null when the connection gave none
	 */
	public record InnerError(String code, String message, String armRequestId, Integer httpStatus) {
	}

}
