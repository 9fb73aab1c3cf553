package com.promptservice.controlplane.peering;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of peerings; each lives with its region.
 */
final class PeeringStore {

	private static final int TRIES = 5;

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
		Predicate<PeeringDocument> owned = (document) -> operationId.equals(document.activeOperationId());
		// one look may be out of date, and nobody settles the peering after this
		if (!change(id, owned, change)) {
			change(id, owned, change);
		}
	}

	/**
	 * Changes the peering where the condition holds.
	 * @return whether it did
	 */
	boolean change(String id, Predicate<PeeringDocument> condition, UnaryOperator<PeeringDocument> change) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<PeeringDocument>> current = read(id)
				.filter((version) -> condition.test(version.value()));
			if (current.isEmpty()) {
				return false;
			}
			try {
				write(id, current.get().etag(), change.apply(current.get().value()));
				return true;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private void write(String id, String etag, PeeringDocument changed) {
		if (changed == null) {
			this.documents.delete(Layout.peering(id), etag);
		}
		else {
			this.documents.write(Layout.peering(id), changed, Condition.matching(etag));
		}
	}

}
