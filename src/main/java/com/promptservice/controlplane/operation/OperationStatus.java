package com.promptservice.controlplane.operation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of an operation and the moves between them. Canceling shows as Running with
 * {@code cancelRequested}.
 */
public enum OperationStatus {

	NotStarted, Running, Succeeded, Failed, Canceled;

	private static final Map<OperationStatus, Set<OperationStatus>> MOVES = Map.of(NotStarted,
			EnumSet.of(Running, Failed, Canceled), Running, EnumSet.of(Succeeded, Failed, Canceled), Succeeded,
			EnumSet.noneOf(OperationStatus.class), Failed, EnumSet.noneOf(OperationStatus.class), Canceled,
			EnumSet.noneOf(OperationStatus.class));

	public boolean isTerminal() {
		return MOVES.get(this).isEmpty();
	}

	/**
	 * The next state.
	 * @throws IllegalStateException naming both states when the table has no such move
	 */
	public OperationStatus to(OperationStatus next) {
		if (next != this && !MOVES.get(this).contains(next)) {
			throw new IllegalStateException("An operation cannot go from " + this + " to " + next);
		}
		return next;
	}

}
