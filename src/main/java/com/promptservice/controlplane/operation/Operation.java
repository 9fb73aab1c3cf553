package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import com.promptservice.controlplane.api.ApiError;
import tools.jackson.databind.JsonNode;

/**
 * An operation as it is stored.
 *
 * @param claim how its resource comes to belong to it; null once a worker has seen to it
 * @param steps in the plan's order
 */
public record Operation(int schemaVersion, String id, Order order, Decision.Claim claim, Progress progress,
		List<StepRecord> steps) {

	static final int SCHEMA_VERSION = 1;

	static Operation recorded(String id, Order order, Decision.Claim claim, List<StepRecord> steps) {
		return new Operation(SCHEMA_VERSION, id, order, claim, Progress.none(order.createdAt()), steps);
	}

	public OperationStatus status() {
		return this.progress.status();
	}

	/**
	 * Whether it has ended, and never changes again.
	 */
	public boolean hasEnded() {
		return status().isTerminal();
	}

	StepRecord step(String name) {
		return findStep(name).orElseThrow(() -> new NoSuchElementException("There is no step '" + name + "'"));
	}

	Optional<StepRecord> findStep(String name) {
		for (StepRecord step : this.steps) {
			if (step.name().equals(name)) {
				return Optional.of(step);
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether no new step may start.
	 */
	boolean stopping() {
		return this.progress.cancelRequested() || failure().isPresent();
	}

	/**
	 * The step that failed first.
	 */
	Optional<StepRecord> failure() {
		StepRecord first = null;
		for (StepRecord step : this.steps) {
			if (step.status() == StepStatus.Failed
					&& (first == null || step.completedAt().isBefore(first.completedAt()))) {
				first = step;
			}
		}
		return Optional.ofNullable(first);
	}

	Operation takenOver(String owner, Plan plan, Instant now) {
		List<StepRecord> aligned = plan.steps()
			.stream()
			.map((planned) -> findStep(planned.name()).orElseGet(() -> StepRecord.pending(planned)))
			.toList();
		return new Operation(this.schemaVersion, this.id, this.order, null, this.progress.takenOver(owner, now),
				aligned);
	}

	Operation withStep(String name, UnaryOperator<StepRecord> change) {
		List<StepRecord> changed = new ArrayList<>(this.steps.size());
		this.steps.forEach((step) -> changed.add(step.name().equals(name) ? change.apply(step) : step));
		return new Operation(this.schemaVersion, this.id, this.order, this.claim, this.progress, List.copyOf(changed));
	}

	/**
	 * How it will end; steps that are not done are skipped.
	 */
	Operation concluded(OperationStatus ending, ApiError error, Instant now) {
		List<StepRecord> skipped = this.steps.stream()
			.map((step) -> step.status().isTerminal() ? step : step.skipped(null, now))
			.toList();
		return new Operation(this.schemaVersion, this.id, this.order, this.claim,
				this.progress.concluded(ending, error), skipped);
	}

	Operation with(UnaryOperator<Progress> change) {
		return new Operation(this.schemaVersion, this.id, this.order, this.claim, change.apply(this.progress),
				this.steps);
	}

	/**
	 * This state with what others than the owner may have written meanwhile.
	 */
	Operation mergedWith(Operation stored) {
		return stored.progress.cancelRequested()
				? with((progress) -> progress.cancelRequested(stored.progress.supersededBy())) : this;
	}

	boolean sameOwner(Operation other) {
		return this.progress.epoch() == other.progress.epoch()
				&& Objects.equals(this.progress.owner(), other.progress.owner());
	}

	Operation ended(JsonNode result, Instant now) {
		return with((progress) -> progress.ended(result, now));
	}

}
