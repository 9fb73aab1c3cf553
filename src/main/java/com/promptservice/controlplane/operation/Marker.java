package com.promptservice.controlplane.operation;

import java.time.Instant;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;

/**
 * Says that an operation has not ended, so that recovery finds it without reading all
 * operations ever made.
 */
record Marker(String operationId, Instant createdAt) {

	void write(Documents documents) {
		try {
			documents.write(Layout.activeOperation(this.operationId), this, Condition.ABSENT);
		}
		catch (ConditionNotMetException ex) {
			// an earlier attempt of the same request wrote it
		}
	}

	static void remove(Documents documents, String operationId) {
		DocumentName name = Layout.activeOperation(operationId);
		documents.read(name, Marker.class).ifPresent((marker) -> {
			try {
				documents.delete(name, marker.etag());
			}
			catch (ConditionNotMetException ex) {
				// somebody else removed it
			}
		});
	}

}
