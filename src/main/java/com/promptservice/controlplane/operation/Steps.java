package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * The steps of a running operation: which are due, which are under way, and what each
 * visit changes.
 */
final class Steps {

	private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

	private final Engine engine;

	private final Plan plan;

	private final Judgement judgement;

	private final Map<String, PlannedStep> planned = new HashMap<>();

	private final Map<String, StepState> states = new HashMap<>();

	/**
	 * The steps as found at take-over.
	 */
	Steps(Engine engine, Plan plan, Operation operation) {
		this.engine = engine;
		this.plan = plan;
		this.judgement = new Judgement(engine);
		for (PlannedStep step : plan.steps()) {
			StepState state = new StepState();
			// an earlier worker may have died in the middle of a visit
			state.uncertain = operation.step(step.name()).underWay();
			state.lastChange = engine.now();
			state.newAttempt = operation.step(step.name()).status() != StepStatus.Waiting;
			this.planned.put(step.name(), step);
			this.states.put(step.name(), state);
		}
	}

	/**
	 * Finds the steps to visit now and marks new attempts in the operation.
	 */
	List<PlannedStep> announceDue(OwnedOperation owned, Instant now) {
		List<PlannedStep> due = new ArrayList<>();
		for (PlannedStep step : this.plan.steps()) {
			StepState state = this.states.get(step.name());
			if (state.inFlight || !wanted(owned.current(), step, state)) {
				continue;
			}
			if (owned.current().stopping() && state.uncertain && !state.stopSeen) {
				state.nextVisit = Instant.MIN;
				state.stopSeen = true;
			}
			if (!state.nextVisit.isAfter(now) && locked(owned, step, state, now)) {
				this.judgement.due(step, state, now);
				announce(owned, step, state, now);
				due.add(step);
			}
		}
		return due;
	}

	/**
	 * Prepares the visit of a step whose attempt is stored.
	 */
	StepVisit start(Operation operation, PlannedStep step, HeldLease lease) {
		StepState state = this.states.get(step.name());
		state.inFlight = true;
		return new StepVisit(this.engine, operation, step.name(), lease, state.lock, operation.stopping());
	}

	void takeIn(OwnedOperation owned, Completion completion) {
		String name = completion.step();
		StepState state = this.states.get(name);
		state.inFlight = false;
		state.announced = false;
		owned.changeStep(name, (record) -> this.judgement.judge(this.planned.get(name), state, record, completion));
		StepRecord judged = owned.current().step(name);
		if (judged.status().isTerminal()) {
			release(state);
			this.engine.metrics().stepEnded(owned.current().order().kind(), judged);
		}
	}

	boolean anyInFlight() {
		return this.states.values().stream().anyMatch((state) -> state.inFlight);
	}

	/**
	 * Whether nothing is under way any more and nothing new will start.
	 */
	boolean atRest(Operation operation) {
		return this.plan.steps().stream().noneMatch((step) -> {
			StepState state = this.states.get(step.name());
			return state.inFlight || wantedLater(operation, step, state);
		});
	}

	/**
	 * When the next visit is due; {@link Instant#MAX} when only running visits can tell.
	 */
	Instant nextVisit(Operation operation) {
		Instant next = Instant.MAX;
		for (PlannedStep step : this.plan.steps()) {
			StepState state = this.states.get(step.name());
			if (!state.inFlight && wanted(operation, step, state) && state.nextVisit.isBefore(next)) {
				next = state.nextVisit;
			}
		}
		return next;
	}

	/**
	 * Keeps the locks of steps that take longer than a lease.
	 */
	void keepLocks() {
		for (StepState state : this.states.values()) {
			if (state.lock != null && !state.lock.keep()) {
				state.lock = null;
			}
		}
	}

	void releaseLocks() {
		this.states.values().forEach(Steps::release);
	}

	private boolean wantedLater(Operation operation, PlannedStep step, StepState state) {
		StepStatus status = operation.step(step.name()).status();
		return !status.isTerminal() && (!operation.stopping() || wanted(operation, step, state));
	}

	private static boolean wanted(Operation operation, PlannedStep step, StepState state) {
		StepRecord record = operation.step(step.name());
		if (operation.stopping()) {
			return record.underWay() && (state.uncertain || record.follow() != null);
		}
		return switch (record.status()) {
			case Pending ->
				step.after().stream().allMatch((name) -> operation.step(name).status() == StepStatus.Succeeded);
			case Running, Waiting -> true;
			case Succeeded, Failed, Skipped -> false;
		};
	}

	private static void announce(OwnedOperation owned, PlannedStep step, StepState state, Instant now) {
		if (state.newAttempt && !state.announced && !owned.current().stopping()) {
			owned.changeStep(step.name(), (record) -> record.begun(now));
		}
		state.announced = true;
	}

	private boolean locked(OwnedOperation owned, PlannedStep step, StepState state, Instant now) {
		if (step.lock() == null || state.lock != null || owned.current().stopping()) {
			return true;
		}
		state.lock = acquire(owned.current().id(), step.lock()).orElse(null);
		if (state.lock == null) {
			state.nextVisit = now.plus(this.engine.pacing().scaled(LOCK_WAIT));
			owned.changeStep(step.name(),
					(record) -> record.held("Waits: another operation is changing the same resource"));
		}
		return state.lock != null;
	}

	private Optional<HeldLease> acquire(String operationId, String lock) {
		try {
			return HeldLease.acquire(this.engine, Layout.placeOf(operationId), LeaseNames.lock(lock));
		}
		catch (StoreUnavailableException ex) {
			return Optional.empty();
		}
	}

	private static void release(StepState state) {
		if (state.lock != null) {
			state.lock.release();
			state.lock = null;
		}
	}

}
