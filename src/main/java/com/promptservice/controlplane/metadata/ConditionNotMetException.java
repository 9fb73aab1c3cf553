package com.promptservice.controlplane.metadata;

/**
 * Another writer was first: the stored version is not the one the caller expected.
 */
public class ConditionNotMetException extends RuntimeException {

	public ConditionNotMetException(DocumentName name) {
		super("The stored version of '" + name + "' is not the expected one");
	}

}
