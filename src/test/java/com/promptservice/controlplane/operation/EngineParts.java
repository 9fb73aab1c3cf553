package com.promptservice.controlplane.operation;

import java.net.URI;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;

/**
 * What of the engine is reached over HTTP only, for tests without Spring.
 */
public final class EngineParts {

	private final Engine engine;

	private final Retrial retrial;

	public EngineParts(Engine engine, Acceptance acceptance) {
		this.engine = engine;
		this.retrial = new Retrial(engine, acceptance,
				new OperationResponses(new PublicUrls(URI.create("http://127.0.0.1:8080")),
						new Monitors(engine.pacing(), engine.properties())));
	}

	/**
	 * Asks an operation to end early.
	 */
	public String cancel(String operationId) {
		return new Cancellation(this.engine).cancel(operationId).id();
	}

	/**
	 * An operation as clients see it.
	 */
	public Monitor monitor(Operation operation) {
		return new Monitors(this.engine.pacing(), this.engine.properties()).of(operation);
	}

	/**
	 * Goes on with an ended operation.
	 */
	public Accepted retry(String operationId, RequestIdentity request) {
		Operation earlier = this.engine.read(operationId)
			.orElseThrow(() -> new ApiException(ErrorCode.OperationNotFound, operationId))
			.value();
		return this.retrial.retry(earlier, request);
	}

}
