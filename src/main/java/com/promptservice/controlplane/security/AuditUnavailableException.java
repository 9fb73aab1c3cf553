package com.promptservice.controlplane.security;

/**
 * The audit cannot be written, so no write may go on.
 */
class AuditUnavailableException extends RuntimeException {

	AuditUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
