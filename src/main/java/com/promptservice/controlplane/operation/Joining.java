package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.Optional;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;

/**
 * What a request was told that found its work under way: kept under its own operation id,
 * so that it is told the same again when that work has ended.
 *
 * @param operationId the operation that it joined
 * @param fingerprint tells whether another request with the same id is the same request
 */
record Joining(int schemaVersion, String operationId, String fingerprint, Decision.Answer answer, Instant createdAt) {

	private static final int SCHEMA_VERSION = 1;

	static Joining of(Operation joined, RequestIdentity request, Instant now) {
		Decision.Answer answer = joined.order().answer();
		// it creates nothing
		int status = (answer.status() == 201) ? 200 : answer.status();
		return new Joining(SCHEMA_VERSION, joined.id(), request.fingerprint(),
				new Decision.Answer(status, answer.etag(), answer.body()), now);
	}

	static Optional<Joining> read(Documents documents, String id) {
		return documents.read(Layout.joinedOperation(id), Joining.class).map((read) -> read.value());
	}

	/**
	 * Keeps it under the request's own id.
	 * @throws com.promptservice.controlplane.metadata.ConditionNotMetException when the
	 * same request did so meanwhile
	 */
	void write(Documents documents, String id) {
		documents.writeSurely(Layout.joinedOperation(id), this, Condition.ABSENT);
	}

}
