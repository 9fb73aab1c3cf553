package com.promptservice.controlplane.operation;

/**
 * One goal of an operation. Level-triggered: every visit looks first, acts if needed and
 * returns at once; it may be visited any number of times, by any worker, after a crash at
 * any instruction.
 *
 * @param <O> what it hands to later steps; stored as JSON, so it holds no secret
 */
public interface Step<O extends Record> {

	Class<O> outputType();

	/**
	 * Looks, acts if needed, and says how things stand. May throw {@link StepException};
	 * any other exception counts as a retry.
	 */
	Outcome<O> visit(Visit visit);

}
