package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import tools.jackson.databind.JsonNode;

/**
 * Makes a resource belong to an operation, by compare-and-set on the resource's document.
 */
final class Claims {

	private final Documents documents;

	Claims(Documents documents) {
		this.documents = documents;
	}

	/**
	 * Claims the resource, unless that has happened already.
	 * @return false when the resource has changed since the operation was decided on
	 */
	boolean make(Operation operation) {
		Decision.Claim claim = operation.claim();
		if (claim == null) {
			return true;
		}
		Condition condition = (claim.etag() != null) ? Condition.matching(claim.etag()) : Condition.ABSENT;
		try {
			this.documents.writeSurely(claim.document(), claim.content(), condition);
			return true;
		}
		catch (ConditionNotMetException ex) {
			return made(operation);
		}
	}

	/**
	 * Whether the resource belongs to the operation.
	 */
	boolean made(Operation operation) {
		return this.documents.read(operation.order().resource(), JsonNode.class)
			.map((resource) -> resource.value().path("activeOperationId").asString(""))
			.filter(operation.id()::equals)
			.isPresent();
	}

}
