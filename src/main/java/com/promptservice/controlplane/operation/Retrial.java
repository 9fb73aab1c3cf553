package com.promptservice.controlplane.operation;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Layout;

/**
 * Goes on with an operation that failed or was canceled, as a new operation that does not
 * do again what is done.
 */
final class Retrial {

	/**
	 * Whatever the first request was told, this one is told how it goes on.
	 */
	private static final Decision.Answer MONITOR = new Decision.Answer(202, null, null);

	private final Engine engine;

	private final Acceptance acceptance;

	private final OperationResponses responses;

	Retrial(Engine engine, Acceptance acceptance, OperationResponses responses) {
		this.engine = engine;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	/**
	 * Starts the new operation.
	 * @throws ApiException AnotherOperationInProgress, OperationNotRetryable, or what the
	 * operation's own kind judges
	 */
	Accepted retry(Operation earlier, RequestIdentity request) {
		Accepted accepted = this.acceptance.accept(Layout.placeOf(earlier.id()), request, (id) -> {
			if (!earlier.hasEnded()) {
				throw this.responses.busy(earlier.id(), earlier.order().target());
			}
			if (earlier.status() == OperationStatus.Succeeded) {
				throw new ApiException(ErrorCode.OperationNotRetryable,
						"Operation '" + earlier.id() + "' has succeeded.");
			}
			return decide(definition(earlier), earlier, id);
		}, earlier);
		return (accepted.operation() != null) ? new Accepted(accepted.operation(), MONITOR, accepted.replay())
				: accepted;
	}

	private OperationDefinition<?> definition(Operation earlier) {
		return this.engine.definition(earlier.order().kind())
			.orElseThrow(() -> new ApiException(ErrorCode.OperationNotRetryable,
					"Operations of kind '" + earlier.order().kind() + "' are not offered any more."));
	}

	private <I extends Record> Decision decide(OperationDefinition<I> definition, Operation earlier, String id) {
		return definition.retry(this.engine.documents().value(earlier.order().input(), definition.inputType()), id);
	}

}
