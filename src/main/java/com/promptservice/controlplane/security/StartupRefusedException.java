package com.promptservice.controlplane.security;

/**
 * The configuration would start the service open or broken, so it does not start at all.
 */
class StartupRefusedException extends RuntimeException {

	private final String action;

	StartupRefusedException(String message, String action) {
		super(message);
		this.action = action;
	}

	/**
	 * What to set, naming the properties.
	 */
	String action() {
		return this.action;
	}

}
