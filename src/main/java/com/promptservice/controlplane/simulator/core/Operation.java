package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A long-running operation.
 *
 * @param id the id in the operation's URL
 * @param type the type of its subject, in lower case
 * @param subject the key of the resource it writes or deletes
 * @param others keys of the resources that settle together with the subject
 * @param location the region in the operation's URL
 * @param startedAt when it was accepted
 * @param endsAt when it ends, null for never
 * @param deletion whether the subject is gone after it
 * @param locks keys of the resources that nobody else may write meanwhile
 * @param fate how it ends
 * @param done whether it has ended
 */
public record Operation(String id, String type, String subject, List<String> others, String location, Instant startedAt,
		Instant endsAt, boolean deletion, Set<String> locks, Fate fate, boolean done) {

	/** The same operation after its end. */
	public Operation ended() {
		return new Operation(this.id, this.type, this.subject, this.others, this.location, this.startedAt, this.endsAt,
				this.deletion, this.locks, this.fate, true);
	}

	/** The same operation, given up for another one. */
	public Operation canceled(Instant at) {
		return new Operation(this.id, this.type, this.subject, this.others, this.location, this.startedAt, at,
				this.deletion, this.locks,
				new Fate(Fate.Outcome.CANCELED, "OperationCanceled", "The operation was canceled by another one."),
				true);
	}

	/** The same operation with another end. */
	public Operation endingAt(Instant end, Fate newFate) {
		return new Operation(this.id, this.type, this.subject, this.others, this.location, this.startedAt, end,
				this.deletion, this.locks, newFate, this.done);
	}

	/** The same operation, of those that never end, with a good end. */
	Operation endingAt(Instant end) {
		return new Operation(this.id, this.type, this.subject, this.others, this.location, this.startedAt, end,
				this.deletion, this.locks, Fate.GOOD, this.done);
	}

	/** The status that a poll shows. */
	public String status() {
		return this.done ? this.fate.status() : "InProgress";
	}

	/** Whether it has ended well. */
	public boolean succeeded() {
		return this.done && this.fate.outcome() == Fate.Outcome.SUCCEEDED;
	}

}
