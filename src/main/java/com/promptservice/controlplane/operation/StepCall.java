package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits a step: the one place where its exceptions become outcomes. An {@link Error} is
 * never caught, it is this worker's end.
 */
final class StepCall {

	private static final Logger logger = LoggerFactory.getLogger(StepCall.class);

	private final Documents documents;

	StepCall(Documents documents) {
		this.documents = documents;
	}

	Completion visit(PlannedStep planned, StepVisit visit) {
		return new Completion(planned.name(), visit, result(planned, visit));
	}

	private Completion.Result result(PlannedStep planned, StepVisit visit) {
		try {
			Outcome<?> outcome = planned.step().visit(visit);
			return switch (outcome) {
				case Outcome.Done<?>(Record output) -> new Completion.Result.Done(this.documents.tree(output));
				case Outcome.Waiting<?> waiting -> new Completion.Result.Said(waiting);
				case Outcome.Retry<?> retry -> new Completion.Result.Said(retry);
				case Outcome.Failed<?> failed -> new Completion.Result.Said(failed);
			};
		}
		catch (StepException ex) {
			return new Completion.Result.Said(ex.outcome());
		}
		catch (StoppingException ex) {
			return new Completion.Result.Stopped();
		}
		catch (LeaseLostException ex) {
			return new Completion.Result.LeaseLost();
		}
		catch (StoreUnavailableException | QueueUnavailableException ex) {
			return new Completion.Result.Said(new Outcome.Retry<>(
					ApiError.of(ErrorCode.MetadataStoreUnavailable, "The store of the service's state did not answer."),
					null));
		}
		catch (RuntimeException ex) {
			logger.error("Step '{}' of operation {} failed unexpectedly", planned.name(), visit.operationId(), ex);
			return new Completion.Result.Unexpected(ApiError.of(ErrorCode.InternalError,
					"Step '" + planned.name() + "' failed in a way that the service does not know."));
		}
	}

}
