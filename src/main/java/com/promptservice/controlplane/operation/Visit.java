package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step may know and say during one visit.
 */
public interface Visit {

	/**
	 * The id of the operation that the step belongs to.
	 */
	String operationId();

	/**
	 * What an earlier step of the plan handed over. The plan must order this step after
	 * it.
	 */
	<O extends Record> O output(String step, Class<O> type);

	/**
	 * What the last visit left to follow, if anything of ours is in progress.
	 */
	Optional<Follow> follow();

	/**
	 * The first attempt's time.
	 */
	Instant startedAt();

	/**
	 * Visits that acted so far, this one included.
	 */
	int attempts();

	Instant now();

	/**
	 * The time that has passed since a moment, in Azure's time; zero when the clock went
	 * back.
	 */
	Duration elapsed(Instant since);

	/**
	 * To be called directly before every change of something outside (an ARM PUT, POST or
	 * DELETE): throws when this worker is no longer the operation's owner, so that a
	 * worker that was paused past its lease changes nothing.
	 */
	void beforeChange();

	/**
	 * Records which Azure resource this step is about; it appears in the status monitor.
	 */
	void armResource(String resourceId);

	/**
	 * Records the request id of Azure's last answer; it appears in the status monitor.
	 */
	void armRequest(String requestId);

}
