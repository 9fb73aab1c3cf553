package com.promptservice.controlplane.operation;

/**
 * This worker is not the owner any more: it must change nothing, in Azure or in the
 * store.
 */
class LeaseLostException extends RuntimeException {

	LeaseLostException() {
		super("The lease has been lost to another worker");
	}

}
