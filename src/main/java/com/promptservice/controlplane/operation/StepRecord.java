package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import com.promptservice.controlplane.api.ApiError;
import tools.jackson.databind.JsonNode;

/**
 * What is recorded of one step.
 *
 * @param after the steps that had to be done before it
 * @param attempts how often it was tried, waits not counted
 * @param message what it does or waits for, for people; or null
 * @param follow what it left to follow, or null
 * @param output what it hands to later steps, once it has succeeded
 * @param error its last error, or null
 */
public record StepRecord(String name, List<String> after, StepStatus status, int attempts, String message,
		Instant startedAt, Instant completedAt, String armResourceId, String armRequestId, Follow follow,
		JsonNode output, ApiError error) {

	static StepRecord pending(PlannedStep step) {
		return new StepRecord(step.name(), step.after().stream().sorted().toList(), StepStatus.Pending, 0, null, null,
				null, null, null, null, null, null);
	}

	/**
	 * About to be tried, for the first time or again.
	 */
	StepRecord begun(Instant now) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Running), this.attempts + 1, null,
				(this.startedAt != null) ? this.startedAt : now, null, this.armResourceId, this.armRequestId,
				this.follow, null, this.error);
	}

	/**
	 * Waits for something.
	 * @param newError what the last attempt came to, or null for what is known already
	 */
	StepRecord waiting(String why, Follow newFollow, ApiError newError) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Waiting), this.attempts, why,
				this.startedAt, null, this.armResourceId, this.armRequestId, newFollow, null,
				(newError != null) ? newError : this.error);
	}

	/**
	 * Waits for its turn without having been tried.
	 */
	StepRecord held(String why) {
		return new StepRecord(this.name, this.after, this.status.to(this.status), this.attempts, why, this.startedAt,
				null, this.armResourceId, this.armRequestId, this.follow, null, this.error);
	}

	/**
	 * Failed for now; what was left to follow stays.
	 */
	StepRecord retrying(ApiError newError) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Waiting), this.attempts,
				newError.message(), this.startedAt, null, this.armResourceId, this.armRequestId, this.follow, null,
				newError);
	}

	StepRecord succeeded(JsonNode newOutput, Instant now) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Succeeded), this.attempts, null,
				this.startedAt, now, this.armResourceId, this.armRequestId, null, newOutput, null);
	}

	StepRecord failed(ApiError newError, Instant now) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Failed), this.attempts,
				newError.message(), this.startedAt, now, this.armResourceId, this.armRequestId, this.follow, null,
				newError);
	}

	StepRecord skipped(String why, Instant now) {
		return new StepRecord(this.name, this.after, this.status.to(StepStatus.Skipped), this.attempts, why,
				this.startedAt, now, this.armResourceId, this.armRequestId, this.follow, null, this.error);
	}

	StepRecord arm(String resourceId, String requestId) {
		return new StepRecord(this.name, this.after, this.status, this.attempts, this.message, this.startedAt,
				this.completedAt, (resourceId != null) ? resourceId : this.armResourceId,
				(requestId != null) ? requestId : this.armRequestId, this.follow, this.output, this.error);
	}

	/**
	 * Whether it was tried and has not come to an end.
	 */
	boolean underWay() {
		return this.status == StepStatus.Running || this.status == StepStatus.Waiting;
	}

	/**
	 * Whether recording this after the other would tell nothing new: a poll that only
	 * counts is not worth a write.
	 */
	boolean tellsNothingBeyond(StepRecord other) {
		String url = (this.follow != null) ? this.follow.url() : null;
		String otherUrl = (other.follow != null) ? other.follow.url() : null;
		return this.status == other.status && this.attempts == other.attempts
				&& Objects.equals(this.message, other.message) && (this.follow == null) == (other.follow == null)
				&& Objects.equals(url, otherUrl) && Objects.equals(this.armResourceId, other.armResourceId)
				&& Objects.equals(this.error, other.error);
	}

}
