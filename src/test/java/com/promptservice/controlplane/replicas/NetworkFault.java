package com.promptservice.controlplane.replicas;

/**
 * What the network, or the service behind it, does to one request.
 */
enum NetworkFault {

	/** Nothing. */
	PASS,

	/** The answer comes late. */
	DELAY,

	/** Refused with 503 ServerBusy, nothing was done. */
	REFUSE,

	/** The connection is reset, nothing was done. */
	RESET,

	/** Done, but the connection is cut instead of the answer. */
	CUT,

	/** Done, but the answer breaks off in the middle. */
	TRUNCATE,

	/** Done, but the answer is something else. */
	GARBAGE

}
