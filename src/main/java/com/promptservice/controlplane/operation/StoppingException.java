package com.promptservice.controlplane.operation;

/**
 * A step wanted to change something although its operation is being stopped.
 */
class StoppingException extends RuntimeException {

	StoppingException() {
		super("The operation is being stopped; nothing new is started");
	}

}
