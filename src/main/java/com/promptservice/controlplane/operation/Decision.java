package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.metadata.DocumentName;
import tools.jackson.databind.JsonNode;

/**
 * What a feature makes of a write after judging it against live state.
 */
public sealed interface Decision {

	/**
	 * Start an operation.
	 *
	 * @param kind a registered {@link OperationDefinition#kind()}
	 * @param target path of the resource, such as {@code /regions/westus2}
	 * @param input what the plan is made from
	 * @param claim how the resource's document changes to belong to the operation
	 * @param answer what the client is told; kept for replays
	 * @param supersedes the operation that this one takes over from, or null
	 */
	record Start(String kind, String target, String region, Record input, Claim claim, Answer answer,
			String supersedes) implements Decision {
	}

	/**
	 * The same request is being carried out already.
	 */
	record Join(String operationId) implements Decision {
	}

	/**
	 * There is nothing to do (DELETE of what does not exist: 204).
	 */
	record Nothing() implements Decision {
	}

	/**
	 * The change of the resource's document that makes an operation its owner.
	 *
	 * @param etag the version that was judged, or null when there was none
	 * @param content the new document; its top-level {@code activeOperationId} is the new
	 * operation's id
	 */
	record Claim(DocumentName document, String etag, JsonNode content) {
	}

	/**
	 * The answer to an accepted write.
	 *
	 * @param status 200, 201 or 202
	 * @param etag of the representation, or null
	 * @param body the resource; null makes the status monitor the body
	 */
	record Answer(int status, String etag, JsonNode body) {
	}

}
