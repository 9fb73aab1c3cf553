package com.promptservice.controlplane.peering;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of peerings; each lives with its region.
 */
final class PeeringStore {

	private final Documents documents;

	PeeringStore(Documents documents) {
		this.documents = documents;
	}

	Optional<Versioned<PeeringDocument>> read(String id) {
		return this.documents.read(Layout.peering(id), PeeringDocument.class);
	}

	/**
	 * The refusal that tells nothing: of a peering that does not exist and of somebody
	 * else's.
	 */
	static ApiException notFound(String id) {
		return new ApiException(ErrorCode.ResourceNotFound,
				ApiError.of(ErrorCode.ResourceNotFound, "There is no peering '" + id + "'").withTarget("path:id"),
				Map.of());
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * Changes the peering, or deletes it where the change gives null, provided it still
	 * belongs to the operation; else does nothing.
	 */
	void settle(String id, String operationId, UnaryOperator<PeeringDocument> change) {
		change(id, (document) -> operationId.equals(document.activeOperationId()), change);
	}

	/**
	 * Changes the peering where the condition holds, or deletes it where the change gives
	 * null.
	 * @return whether it did
	 */
	boolean change(String id, Predicate<PeeringDocument> condition, UnaryOperator<PeeringDocument> change) {
		return this.documents.change(Layout.peering(id), PeeringDocument.class, condition, change);
	}

}
