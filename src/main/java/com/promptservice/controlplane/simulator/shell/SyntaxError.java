package com.promptservice.controlplane.simulator.shell;

/**
 * A script that the simulated shell does not understand.
 */
final class SyntaxError extends RuntimeException {

	SyntaxError(String message) {
		super(message, null, false, false);
	}

}
