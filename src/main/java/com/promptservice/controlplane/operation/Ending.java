package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.operation.OperationDefinition.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The end of an operation: its resource is settled first, then it turns terminal.
 */
final class Ending<I extends Record> {

	private static final Logger logger = LoggerFactory.getLogger(Ending.class);

	private final Engine engine;

	private final OperationDefinition<I> definition;

	private final Claims claims;

	Ending(Engine engine, OperationDefinition<I> definition) {
		this.engine = engine;
		this.definition = definition;
		this.claims = new Claims(engine.documents());
	}

	/**
	 * Ends the operation as it was concluded.
	 * @return false when it has to be tried again
	 * @throws LeaseLostException when another worker has taken over
	 */
	boolean end(OwnedOperation owned) {
		Operation operation = owned.current();
		if (!operation.hasEnded()) {
			I input = this.engine.documents().value(operation.order().input(), this.definition.inputType());
			RecordedOutputs outputs = new RecordedOutputs(this.engine.documents(), operation);
			JsonNode result;
			try {
				this.definition.settle(new Settlement<>(operation.id(), input, operation.progress().ending(),
						operation.progress().error(), outputs, this.engine.now()));
				// a stale read can make a settlement believe that it has nothing to do
				if (this.claims.made(operation)) {
					return false;
				}
				result = result(operation, input, outputs);
			}
			catch (StoreUnavailableException | ConditionNotMetException ex) {
				return false;
			}
			catch (RuntimeException ex) {
				logger.warn("Operation {} cannot settle its resource yet", operation.id(), ex);
				return false;
			}
			owned.change((current) -> current.ended(result, this.engine.now()));
		}
		return owned.store();
	}

	private JsonNode result(Operation operation, I input, RecordedOutputs outputs) {
		Record result = (operation.progress().ending() == OperationStatus.Succeeded)
				? this.definition.result(input, outputs) : null;
		return (result != null) ? this.engine.documents().tree(result) : null;
	}

}
