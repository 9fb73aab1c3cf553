package com.promptservice.controlplane.metadata;

/**
 * What must hold of the stored document for a write or delete to happen. There is no
 * unconditional write: each writer says what it believes it replaces.
 */
public sealed interface Condition {

	Condition ABSENT = new IfAbsent();

	static Condition matching(String etag) {
		return new IfMatch(etag);
	}

	/**
	 * The document does not exist yet (If-None-Match: *).
	 */
	record IfAbsent() implements Condition {
	}

	/**
	 * The stored version is this one (If-Match).
	 */
	record IfMatch(String etag) implements Condition {
	}

}
