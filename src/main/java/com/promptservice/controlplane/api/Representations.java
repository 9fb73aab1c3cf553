package com.promptservice.controlplane.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Answers a GET by the contract: 200 with a strong ETag, or 304.
 */
public final class Representations {

	private Representations() {
	}

	/**
	 * The representation with its ETag, or 304 when the client has it already.
	 * @throws ApiException PreconditionFailed when {@code if-match} names another one
	 */
	public static <T> ResponseEntity<T> ok(T representation, ApiRequest request) {
		String etag = EntityTag.of(representation);
		if (request.preconditions().notModified(etag)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
		}
		return ResponseEntity.ok().eTag(etag).body(representation);
	}

}
