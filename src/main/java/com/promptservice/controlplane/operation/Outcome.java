package com.promptservice.controlplane.operation;

import java.time.Duration;
import com.promptservice.controlplane.api.ApiError;

/**
 * What one visit of a step came to. All durations are Azure's time; the engine scales
 * them in one place.
 *
 * @param <O> what the step hands to the steps after it
 */
public sealed interface Outcome<O extends Record> {

	/**
	 * The step's goal is reached.
	 */
	record Done<O extends Record>(O output) implements Outcome<O> {
	}

	/**
	 * Something is under way elsewhere; look again later.
	 *
	 * @param after how long to wait before the next visit
	 * @param why shown to people, one short sentence
	 * @param follow how to follow what was started, or null when nothing of ours is in
	 * progress
	 * @param error what an attempt came to that is made again, or null; an expired
	 * deadline tells it
	 */
	record Waiting<O extends Record>(Duration after, String why, Follow follow, ApiError error) implements Outcome<O> {

		public Waiting(Duration after, String why, Follow follow) {
			this(after, why, follow, null);
		}

	}

	/**
	 * This attempt failed, another one can succeed. Fails the step when its deadline is
	 * over.
	 *
	 * @param after the wait that the other side asked for, or null for the engine's own
	 * back-off
	 */
	record Retry<O extends Record>(ApiError error, Duration after) implements Outcome<O> {
	}

	/**
	 * No further attempt can help.
	 */
	record Failed<O extends Record>(ApiError error) implements Outcome<O> {
	}

}
