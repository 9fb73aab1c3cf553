package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.Set;

/**
 * A step's place in a plan.
 *
 * @param name unique in the plan, lower-case with hyphens; part of the API
 * @param after the names of the steps that must be done before this one starts
 * @param deadline how long it may take from its first visit, in Azure's time; over that
 * it fails with {@code OperationTimedOut} or with its last error
 * @param lock what it changes together with other operations, such as a virtual network's
 * id; only one step that names it runs at a time. Null when there is nothing of the kind
 * @param own whether it is done for this very operation, so that one that goes on with it
 * does it again
 */
public record PlannedStep(String name, Set<String> after, Duration deadline, Step<?> step, String lock, boolean own) {

	public static PlannedStep step(String name, Duration deadline, Step<?> step, String... after) {
		return new PlannedStep(name, Set.of(after), deadline, step, null, false);
	}

	/**
	 * The same step, kept from running while any operation runs a step with this lock.
	 */
	public PlannedStep alone(String newLock) {
		return new PlannedStep(this.name, this.after, this.deadline, this.step, newLock, this.own);
	}

	/**
	 * The same step, done again by an operation that goes on with this one.
	 */
	public PlannedStep ofThisOperation() {
		return new PlannedStep(this.name, this.after, this.deadline, this.step, this.lock, true);
	}

}
