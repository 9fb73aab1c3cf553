package com.promptservice.controlplane.metadata;

/**
 * The store did not answer, refused for now, or answered nonsense; a write may or may not
 * have happened.
 */
public class StoreUnavailableException extends RuntimeException {

	public StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
