package com.promptservice.controlplane.faults.port;

/**
 * What can happen to one call of a port.
 */
public enum Fault {

	/**
	 * The call does what it should.
	 */
	NONE,

	/**
	 * The process dies before the call has any effect (F1).
	 */
	DEATH_BEFORE,

	/**
	 * The process dies after the call took effect (F2).
	 */
	DEATH_AFTER,

	/**
	 * The call takes effect and is reported as failed (F3).
	 */
	LOST_ANSWER,

	/**
	 * The call has no effect and is reported as failed (F4).
	 */
	NO_ANSWER,

	/**
	 * A read returns the version before the current one; a received message is delivered
	 * twice; a sent message is lost (F12, F5, F6).
	 */
	CONFUSED

}
