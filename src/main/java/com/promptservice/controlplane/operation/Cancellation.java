package com.promptservice.controlplane.operation;

import java.util.Optional;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Asks operations to end early. The owner finds the request in the operation's document.
 */
public final class Cancellation {

	private static final int TRIES = 10;

	private final Engine engine;

	public Cancellation(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Asks on behalf of a client.
	 * @return the operation as it stands now
	 * @throws ApiException OperationNotFound, OperationNotCancelable or
	 * MetadataStoreUnavailable
	 */
	Operation cancel(String operationId) {
		try {
			Operation operation = request(operationId, null)
				.orElseThrow(() -> new ApiException(ErrorCode.OperationNotFound,
						"There is no operation '" + operationId + "'."));
			if (operation.progress().ending() != null) {
				throw new ApiException(ErrorCode.OperationNotCancelable,
						"Operation '" + operationId + "' has come to its end: " + operation.progress().ending() + ".");
			}
			return operation;
		}
		catch (StoreUnavailableException ex) {
			throw new ApiException(ErrorCode.MetadataStoreUnavailable,
					"The store of the service's state did not answer.");
		}
	}

	/**
	 * Asks, unless the operation is coming to its end anyway.
	 * @param supersededBy the operation that takes its place, or null
	 * @return the operation as it stands now; empty when there is none
	 * @throws StoreUnavailableException also when too many others write at the same time
	 */
	Optional<Operation> request(String operationId, String supersededBy) {
		for (int i = 0; i < TRIES; i++) {
			Optional<Versioned<Operation>> read = this.engine.read(operationId);
			if (read.isEmpty() || settled(read.get().value(), supersededBy)) {
				return read.map(Versioned::value);
			}
			Operation requested = read.get()
				.value()
				.with((progress) -> progress.cancelRequested(supersededBy).touched(this.engine.now()));
			try {
				this.engine.documents()
					.writeSurely(Layout.operation(operationId), requested, Condition.matching(read.get().etag()));
				this.engine.events().changed(operationId);
				this.engine.send(requested);
				return Optional.of(requested);
			}
			catch (ConditionNotMetException ex) {
				// its worker was faster; the next look decides anew
			}
		}
		throw new StoreUnavailableException("Operation '" + operationId + "' changes all the time", null);
	}

	private static boolean settled(Operation operation, String supersededBy) {
		Progress progress = operation.progress();
		boolean asked = progress.cancelRequested() && (supersededBy == null || progress.supersededBy() != null);
		return asked || progress.ending() != null || operation.hasEnded();
	}

}
