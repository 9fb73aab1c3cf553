package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.metadata.Documents;

/**
 * The outputs in an operation's record, as the records they were.
 */
record RecordedOutputs(Documents documents, Operation operation) implements OperationDefinition.Outputs {

	@Override
	public <O extends Record> O get(String step, Class<O> type) {
		return this.operation.findStep(step)
			.map(StepRecord::output)
			.map((output) -> this.documents.value(output, type))
			.orElse(null);
	}

}
