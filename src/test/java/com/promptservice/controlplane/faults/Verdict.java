package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the oracle says about one case.
 */
final class Verdict {

	private final List<Finding> findings = new ArrayList<>();

	int accepted;

	int recovered;

	int harmless;

	Duration recovery = Duration.ZERO;

	boolean struck = true;

	void add(Rule rule, String text) {
		this.findings.add(new Finding(rule, text));
	}

	List<Finding> findings() {
		return this.findings;
	}

	boolean isGood() {
		return this.findings.isEmpty();
	}

	@Override
	public String toString() {
		return this.findings.toString();
	}

	/**
	 * What must never be.
	 */
	enum Rule {

		/** An accepted operation is not there any more. */
		LOST,
		/** It ended in the wrong state, or left its end, or says what is not true. */
		WRONG_TERMINAL,
		/** Something is there that nobody asked for. */
		UNEXPECTED,
		/** A resource that was there and right was written again, or the like. */
		HARMFUL,
		/** A resource that no record knows. */
		ORPHAN,
		/** What belongs to others was touched. */
		FOREIGN_HARM,
		/** An accepted change is not to be seen. */
		LOST_UPDATE,
		/** It did not end in time. */
		STUCK,
		/** A lease, message, marker or secret is left. */
		LEAK

	}

	record Finding(Rule rule, String text) {
	}

}
