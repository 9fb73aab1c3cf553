package com.promptservice.controlplane.operation;

import java.time.Instant;

/**
 * How to follow work that a step started elsewhere; recorded, so that any worker can go
 * on with it.
 *
 * @param url where to ask for its state, or null when only the resource itself tells
 * @param startedAt when it was started
 * @param polls how often it was asked for already
 * @param purpose what the work is for, where a step starts several kinds; or null
 */
public record Follow(String url, Instant startedAt, int polls, String purpose) {

	public Follow(String url, Instant startedAt, int polls) {
		this(url, startedAt, polls, null);
	}

	public Follow polledAgain() {
		return new Follow(this.url, this.startedAt, this.polls + 1, this.purpose);
	}

}
