package com.promptservice.controlplane.operation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a step and the moves between them.
 */
public enum StepStatus {

	Pending, Running, Waiting, Succeeded, Failed, Skipped;

	private static final Set<StepStatus> FROM_BEGUN = EnumSet.of(Running, Waiting, Succeeded, Failed, Skipped);

	private static final Map<StepStatus, Set<StepStatus>> MOVES = Map.of(Pending,
			EnumSet.of(Pending, Running, Waiting, Skipped), Running, FROM_BEGUN, Waiting, FROM_BEGUN, Succeeded,
			EnumSet.noneOf(StepStatus.class), Failed, EnumSet.noneOf(StepStatus.class), Skipped,
			EnumSet.noneOf(StepStatus.class));

	public boolean isTerminal() {
		return MOVES.get(this).isEmpty();
	}

	/**
	 * The next state.
	 * @throws IllegalStateException naming both states when the table has no such move
	 */
	public StepStatus to(StepStatus next) {
		if (!MOVES.get(this).contains(next)) {
			throw new IllegalStateException("A step cannot go from " + this + " to " + next);
		}
		return next;
	}

}
