package com.promptservice.controlplane.queue;

/**
 * The queue did not answer or refused for now; what was asked may or may not have
 * happened.
 */
public class QueueUnavailableException extends RuntimeException {

	public QueueUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
