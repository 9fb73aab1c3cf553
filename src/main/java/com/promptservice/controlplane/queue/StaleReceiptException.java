package com.promptservice.controlplane.queue;

/**
 * The message has been delivered again or deleted since this receipt was given.
 */
public class StaleReceiptException extends RuntimeException {

	public StaleReceiptException(String messageId) {
		super("The receipt of message '" + messageId + "' is not valid any more");
	}

}
