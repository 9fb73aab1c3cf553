package com.promptservice.controlplane.security;

import java.time.Instant;

/**
 * One line of the audit: who asked for which change, and what became of it. Holds no
 * body, no token and no secret.
 *
 * @param requestId {@code x-ms-request-id} of the answer; the same in both lines of a
 * write that reached its handler
 * @param operationId the operation that carries the write out; or null
 * @param action what was asked for, as in {@code kvstore/regions/write}
 * @param resource the request's path
 * @param caller who asked; null when no token was accepted
 * @param sourceIp the client's address as far as the ingress tells it
 * @param reason the error code of a refusal; or null
 * @param status the answer's HTTP status; null while there is none
 * @param unrecorded how many refusals of unknown callers went unrecorded before this one,
 * when they came too fast; or null
 */
record AuditRecord(Instant time, String requestId, String operationId, String action, String resource, Who caller,
		String sourceIp, Decision decision, String reason, Integer status, Long unrecorded) {

	/** Who asked, by immutable ids. */
	record Who(String tenantId, String objectId) {
	}

	/** What became of the write. */
	enum Decision {

		/** It may go on; written before anything is changed. */
		Received,

		/** It was answered with success. */
		Accepted,

		/** It was answered with 4xx and changed nothing. */
		Refused,

		/** It was answered with 5xx. */
		Failed

	}

}
