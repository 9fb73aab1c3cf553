package com.promptservice.controlplane.faults.port;

/**
 * The process dies here: nothing may catch this, and nothing the process does afterwards
 * reaches the outside.
 */
public final class SimulatedDeath extends Error {

	public SimulatedDeath(String where) {
		super(where);
	}

}
