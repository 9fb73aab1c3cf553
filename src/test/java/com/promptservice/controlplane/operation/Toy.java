package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * A small resource with an operation of any plan.
 *
 * @param activeOperationId the operation it belongs to, or null
 */
record Toy(String name, String state, String activeOperationId) {

	static final Caller CALLER = new Caller("tenant", "object", "Somebody", Set.of(Caller.Role.Operator));

	static DocumentName document(String name) {
		return DocumentName.home("toys/" + name + ".json");
	}

	static RequestIdentity request(String operationId, String fingerprint) {
		return new RequestIdentity(operationId, fingerprint, CALLER, null);
	}

	/**
	 * Judges a PUT: busy while another operation has it.
	 */
	static Function<String, Decision> put(Documents documents, String kind, String name) {
		return (id) -> {
			Optional<Versioned<Toy>> current = documents.read(document(name), Toy.class);
			if (current.isPresent() && current.get().value().activeOperationId() != null) {
				throw new ApiException(ErrorCode.AnotherOperationInProgress, "busy");
			}
			return start(documents, kind, name, current, id, null);
		};
	}

	/**
	 * Judges a DELETE: takes over from whatever is running.
	 */
	static Function<String, Decision> delete(Documents documents, String kind, String name) {
		return (id) -> {
			Optional<Versioned<Toy>> current = documents.read(document(name), Toy.class);
			if (current.isEmpty()) {
				return new Decision.Nothing();
			}
			return start(documents, kind, name, current, id, current.get().value().activeOperationId());
		};
	}

	private static Decision start(Documents documents, String kind, String name, Optional<Versioned<Toy>> current,
			String id, String supersedes) {
		Toy claimed = new Toy(name, "Updating", id);
		return new Decision.Start(kind, "/toys/" + name, null, new Input(name),
				new Decision.Claim(document(name), current.map(Versioned::etag).orElse(null), documents.tree(claimed)),
				new Decision.Answer(201, "\"etag\"", documents.tree(claimed)), supersedes);
	}

	/**
	 * What a toy's plan is made from.
	 */
	record Input(String name) {
	}

	/**
	 * What toy steps hand over.
	 */
	record Made(String what) {
	}

	/**
	 * A kind of operation on toys.
	 */
	record Definition(Documents documents, String kind, Plan plan) implements OperationDefinition<Input> {

		@Override
		public Class<Input> inputType() {
			return Input.class;
		}

		@Override
		public Plan plan(Input input) {
			return this.plan;
		}

		@Override
		public void settle(Settlement<Input> settlement) {
			DocumentName name = document(settlement.input().name());
			for (int i = 0; i < 5; i++) {
				Optional<Versioned<Toy>> read = this.documents.read(name, Toy.class);
				if (read.isEmpty() || !settlement.operationId().equals(read.get().value().activeOperationId())) {
					return;
				}
				Toy settled = new Toy(settlement.input().name(), settlement.status().name(), null);
				try {
					this.documents.writeSurely(name, settled, Condition.matching(read.get().etag()));
					return;
				}
				catch (ConditionNotMetException ex) {
					// look again
				}
			}
		}

		@Override
		public Record result(Input input, Outputs outputs) {
			return new Made(input.name());
		}

		@Override
		public Decision retry(Input input, String newOperationId) {
			return put(this.documents, this.kind, input.name()).apply(newOperationId);
		}

	}

	/**
	 * A step made of a lambda.
	 */
	interface Lambda extends Step<Made> {

		@Override
		default Class<Made> outputType() {
			return Made.class;
		}

	}

	static Outcome<Made> done(String what) {
		return new Outcome.Done<>(new Made(what));
	}

	static ApiError error(String message) {
		return ApiError.of(ErrorCode.ArmRequestFailed, message);
	}

	static Follow follow(Instant startedAt) {
		return new Follow("https://example.test/poll", startedAt, 0);
	}

}
