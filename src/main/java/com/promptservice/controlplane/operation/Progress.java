package com.promptservice.controlplane.operation;

import java.time.Instant;
import com.promptservice.controlplane.api.ApiError;
import tools.jackson.databind.JsonNode;

/**
 * How far an operation has got.
 *
 * @param ending the state that it will end in once its resource is settled, or null
 * @param epoch how often a worker took it over
 * @param owner the worker that took it over last; a write by another one is refused
 * @param deliveriesWithoutProgress how often it was taken over since anything came of it
 * @param fruitlessSince when the first of those was, or null
 * @param supersededBy the operation that took its place, or null
 * @param error why it fails or was canceled, or null
 * @param result what came of it, or null
 */
public record Progress(OperationStatus status, OperationStatus ending, long epoch, String owner,
		int deliveriesWithoutProgress, Instant fruitlessSince, boolean cancelRequested, String supersededBy,
		Instant startedAt, Instant updatedAt, Instant completedAt, ApiError error, JsonNode result) {

	static Progress none(Instant now) {
		return new Progress(OperationStatus.NotStarted, null, 0, null, 0, null, false, null, null, now, null, null,
				null);
	}

	Progress takenOver(String newOwner, Instant now) {
		return new Progress(this.status.to(OperationStatus.Running), this.ending, this.epoch + 1, newOwner,
				this.deliveriesWithoutProgress + 1, (this.fruitlessSince != null) ? this.fruitlessSince : now,
				this.cancelRequested, this.supersededBy, (this.startedAt != null) ? this.startedAt : now,
				this.updatedAt, null, this.error, null);
	}

	/**
	 * Whether worker after worker came to nothing with it.
	 */
	boolean isPoisonous(OperationsProperties limits, Instant now) {
		return this.deliveriesWithoutProgress >= limits.fatalDeliveries() && this.fruitlessSince != null
				&& !now.isBefore(this.fruitlessSince.plus(limits.fatalAfter()));
	}

	Progress moved() {
		return new Progress(this.status, this.ending, this.epoch, this.owner, 0, null, this.cancelRequested,
				this.supersededBy, this.startedAt, this.updatedAt, null, this.error, null);
	}

	Progress cancelRequested(String newSupersededBy) {
		return new Progress(this.status, this.ending, this.epoch, this.owner, this.deliveriesWithoutProgress,
				this.fruitlessSince, true, (newSupersededBy != null) ? newSupersededBy : this.supersededBy,
				this.startedAt, this.updatedAt, this.completedAt, this.error, this.result);
	}

	Progress concluded(OperationStatus newEnding, ApiError newError) {
		this.status.to(newEnding);
		return new Progress(this.status, newEnding, this.epoch, this.owner, this.deliveriesWithoutProgress,
				this.fruitlessSince, this.cancelRequested, this.supersededBy, this.startedAt, this.updatedAt, null,
				newError, null);
	}

	Progress ended(JsonNode newResult, Instant now) {
		return new Progress(this.status.to(this.ending), this.ending, this.epoch, this.owner, 0, null,
				this.cancelRequested, this.supersededBy, this.startedAt, this.updatedAt, later(this.updatedAt, now),
				this.error, newResult);
	}

	Progress touched(Instant now) {
		return new Progress(this.status, this.ending, this.epoch, this.owner, this.deliveriesWithoutProgress,
				this.fruitlessSince, this.cancelRequested, this.supersededBy, this.startedAt,
				later(this.updatedAt, now), this.completedAt, this.error, this.result);
	}

	/**
	 * Times of one operation never run backwards, whatever the clock does.
	 */
	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
