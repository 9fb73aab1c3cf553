package com.promptservice.controlplane.faults;

/**
 * A safeguard that is taken out, to show that the matrix notices.
 */
enum Mutation {

	NONE,

	/** The store writes whatever condition was given. */
	CONDITIONS_IGNORED,

	/** Everybody gets every lease. */
	LEASES_ALWAYS_GRANTED,

	/** Nobody sweeps. */
	SWEEPER_OFF,

	/** A worker that lost its operation still writes. */
	FENCE_OFF,

	/** A request's operation id is not recognised again. */
	REPLAY_OFF,

	/** What somebody else made counts as ours. */
	OWNER_IGNORED,

	/** A worker changes Azure without asking whether it still may. */
	CHANGE_CHECK_OFF,

	/** No marker says that an operation is active. */
	MARKER_OFF,

	/** An operation turns terminal before its resource is settled. */
	TERMINAL_FIRST

}
