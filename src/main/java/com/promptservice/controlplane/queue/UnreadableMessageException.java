package com.promptservice.controlplane.queue;

/**
 * A message that this version of the service cannot read.
 */
final class UnreadableMessageException extends RuntimeException {

	private final boolean fromNewerVersion;

	UnreadableMessageException(String message, boolean fromNewerVersion) {
		super(message);
		this.fromNewerVersion = fromNewerVersion;
	}

	/**
	 * Whether a newer replica may be able to read it.
	 */
	boolean fromNewerVersion() {
		return this.fromNewerVersion;
	}

}
