package com.promptservice.controlplane.security;

/**
 * The append-only record of who asked for which change.
 */
interface AuditLog {

	/**
	 * Returns once the record will outlive this process.
	 * @throws AuditUnavailableException when it cannot be kept
	 */
	void append(AuditRecord line);

}
