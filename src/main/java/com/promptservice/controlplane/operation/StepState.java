package com.promptservice.controlplane.operation;

import java.time.Instant;

/**
 * What the owning worker alone knows of a step.
 */
final class StepState {

	/**
	 * When to visit next; in the past for a step that nothing holds back.
	 */
	Instant nextVisit = Instant.MIN;

	boolean inFlight;

	/**
	 * Whether the coming visit is recorded as an attempt already.
	 */
	boolean announced;

	/**
	 * Whether the coming visit is a new attempt rather than another look.
	 */
	boolean newAttempt = true;

	/**
	 * Whether it may have started something that is not recorded.
	 */
	boolean uncertain;

	/**
	 * When it last may have started something, as far as this worker knows.
	 */
	Instant lastChange;

	/**
	 * Whether it was told that its operation is being stopped.
	 */
	boolean stopSeen;

	/**
	 * When this worker first heard from it.
	 */
	Instant firstJudged;

	int retriesInARow;

	int unexpectedInARow;

	HeldLease lock;

}
