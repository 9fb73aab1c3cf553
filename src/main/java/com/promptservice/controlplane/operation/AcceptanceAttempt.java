package com.promptservice.controlplane.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * One request on its way to an operation.
 */
final class AcceptanceAttempt {

	private final Engine engine;

	private final Documents documents;

	private final Claims claims;

	private final String id;

	private final RequestIdentity request;

	private final Function<String, Decision> decide;

	private final Operation retryOf;

	AcceptanceAttempt(Engine engine, String id, RequestIdentity request, Function<String, Decision> decide,
			Operation retryOf) {
		this.engine = engine;
		this.documents = engine.documents();
		this.claims = new Claims(this.documents);
		this.id = id;
		this.request = request;
		this.decide = decide;
		this.retryOf = retryOf;
	}

	/**
	 * Tries once.
	 * @param mayBeRecorded whether an operation with this id may exist already
	 * @return empty when another writer was faster
	 */
	Optional<Accepted> run(boolean mayBeRecorded) {
		Optional<Accepted> replayed = mayBeRecorded ? replay() : Optional.empty();
		if (replayed.isPresent()) {
			return replayed;
		}
		Decision decision;
		try {
			decision = this.decide.apply(this.id);
		}
		catch (ApiException ex) {
			// the same request may have been accepted since the look above
			return Optional.of((mayBeRecorded ? replay() : replayed).orElseThrow(() -> ex));
		}
		return switch (decision) {
			case Decision.Start start -> start(start);
			case Decision.Join(String operationId) -> join(operationId);
			case Decision.Nothing() -> Optional.of(new Accepted(null, null, false));
		};
	}

	private Optional<Accepted> replay() {
		Optional<Versioned<Operation>> recorded = this.engine.read(this.id);
		if (recorded.isEmpty()) {
			return Optional.empty();
		}
		Operation operation = recorded.get().value();
		if (!operation.order().fingerprint().equals(this.request.fingerprint())) {
			throw new ApiException(ErrorCode.OperationIdConflict, "The operation-id '" + this.request.operationId()
					+ "' was used before for a request with another method, path, body or caller.");
		}
		if (operation.status() == OperationStatus.NotStarted) {
			return claim(operation, recorded.get().etag(), true);
		}
		return Optional.of(new Accepted(operation, operation.order().answer(), true));
	}

	private Optional<Accepted> start(Decision.Start start) {
		Operation operation = recorded(start);
		new Marker(this.id, operation.order().createdAt()).write(this.documents);
		try {
			String etag = this.documents.writeSurely(Layout.operation(this.id), operation, Condition.ABSENT);
			return claim(operation, etag, false);
		}
		catch (ConditionNotMetException ex) {
			return replay();
		}
	}

	private Optional<Accepted> claim(Operation operation, String etag, boolean replay) {
		if (this.claims.make(operation)) {
			this.engine.send(operation);
			return Optional.of(new Accepted(operation, operation.order().answer(), replay));
		}
		try {
			this.documents.delete(Layout.operation(this.id), etag);
			Marker.remove(this.documents, this.id);
		}
		catch (ConditionNotMetException ex) {
			// a worker has it already; the next look finds out what it made of it
		}
		return Optional.empty();
	}

	/**
	 * An operation that has ended since cannot be joined: what the resource is has to be
	 * judged again.
	 */
	private Optional<Accepted> join(String operationId) {
		return this.engine.read(operationId).filter((other) -> !other.value().hasEnded()).map((other) -> {
			Decision.Answer answer = other.value().order().answer();
			int status = (answer.status() == 201) ? 200 : answer.status();
			return new Accepted(other.value(), new Decision.Answer(status, answer.etag(), answer.body()), false);
		});
	}

	private Operation recorded(Decision.Start start) {
		OperationDefinition<?> definition = this.engine.definition(start.kind())
			.orElseThrow(() -> new IllegalArgumentException("No operation of kind '" + start.kind() + "' is known"));
		Order order = new Order(start.kind(), start.target(), start.region(), start.claim().document(),
				this.request.caller(), this.documents.tree(start.input()), start.answer(), this.request.fingerprint(),
				start.supersedes(), (this.retryOf != null) ? this.retryOf.id() : null, this.request.traceparent(),
				this.engine.now());
		List<StepRecord> steps = plan(definition, start.input()).steps().stream().map(this::step).toList();
		return Operation.recorded(this.id, order, start.claim(), steps);
	}

	private StepRecord step(PlannedStep planned) {
		return Optional.ofNullable(this.retryOf)
			.flatMap((earlier) -> earlier.findStep(planned.name()))
			.filter((step) -> step.status() == StepStatus.Succeeded && !planned.own())
			.orElseGet(() -> StepRecord.pending(planned));
	}

	private static <I extends Record> Plan plan(OperationDefinition<I> definition, Record input) {
		return definition.plan(definition.inputType().cast(input));
	}

}
