package com.promptservice.controlplane.metadata;

/**
 * A stored document is not what its type says; reported, never guessed around.
 */
public class DamagedDocumentException extends RuntimeException {

	public DamagedDocumentException(DocumentName name, Throwable cause) {
		super("The stored document '" + name + "' cannot be read", cause);
	}

}
