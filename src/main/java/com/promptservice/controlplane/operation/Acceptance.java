package com.promptservice.controlplane.operation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * Turns a judged write into a recorded operation that some worker will carry out:
 * recorded, then claimed, then queued. Whatever happens in between, either nothing was
 * accepted or recovery goes on from what is recorded.
 */
public final class Acceptance {

	private static final int TRIES = 5;

	private final Engine engine;

	private final TimeOrderedEpochFactory ids;

	public Acceptance(Engine engine) {
		this.engine = engine;
		this.ids = TimeOrderedEpochFactory.builder()
			.withInstantFunction(engine::now)
			.withRandomFunction(engine.random()::nextLong)
			.build();
	}

	/**
	 * Accepts a write.
	 * @param place where its operation lives: {@code home} or a region
	 * @param decide judges the write against live state, given the id of the operation
	 * that it may become; called again when another writer was faster
	 * @throws ApiException OperationIdConflict, AnotherOperationInProgress,
	 * MetadataStoreUnavailable, or what {@code decide} throws
	 */
	public Accepted accept(String place, RequestIdentity request, Function<String, Decision> decide) {
		return accept(place, request, decide, null);
	}

	/**
	 * Accepts a write that goes on with an earlier operation.
	 * @param retryOf whose finished steps need not be done again, or null
	 */
	Accepted accept(String place, RequestIdentity request, Function<String, Decision> decide, Operation retryOf) {
		boolean named = request.operationId() != null;
		String id = named ? named(place, request) : id(place, this.ids.create().toString());
		AcceptanceAttempt attempt = new AcceptanceAttempt(this.engine, id, request, decide, retryOf);
		try {
			for (int i = 0; i < TRIES; i++) {
				Optional<Accepted> accepted = attempt.run(named || i > 0);
				if (accepted.isPresent()) {
					return accepted.get();
				}
			}
		}
		catch (StoreUnavailableException ex) {
			throw refused(ErrorCode.MetadataStoreUnavailable, "The store of the service's state did not answer.", "5");
		}
		throw refused(ErrorCode.AnotherOperationInProgress, "Other requests keep changing this resource.", "1");
	}

	/**
	 * The id of a request that its client named. Customers name theirs without knowing of
	 * each other, so each tenant has names of its own, and whoever tries the name of
	 * somebody else's operation learns nothing.
	 */
	private String named(String place, RequestIdentity request) {
		String own = request.operationId();
		Caller caller = request.caller();
		if (caller == null || caller.is(Caller.Role.Operator) || !caller.is(Caller.Role.Customer)) {
			return id(place, own);
		}
		boolean told = own.startsWith(place + ".")
				&& this.engine.read(own).filter((known) -> caller.maySee(known.value().order().caller())).isPresent();
		byte[] name = (caller.tenantId() + "\n" + own).getBytes(StandardCharsets.UTF_8);
		return told ? own : id(place, UUID.nameUUIDFromBytes(name).toString());
	}

	/**
	 * A client may send the id as it chose it or as it was told it.
	 */
	private static String id(String place, String own) {
		return own.startsWith(place + ".") ? own : place + "." + own;
	}

	private static ApiException refused(ErrorCode code, String message, String retryAfterSeconds) {
		return new ApiException(code, ApiError.of(code, message), Map.of("retry-after", retryAfterSeconds));
	}

}
