package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore.Listing;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Reads operations for those who may see them: operators and readers all, customers their
 * own.
 */
final class OperationReader {

	private static final int PAGE = 1000;

	/**
	 * Writes by other processes make no event here.
	 */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

	private final Engine engine;

	private final Places places;

	OperationReader(Engine engine) {
		this.engine = engine;
		this.places = new Places(engine.documents());
	}

	/**
	 * One operation.
	 * @throws ApiException OperationNotFound, also when it is somebody else's;
	 * MetadataStoreUnavailable
	 */
	Operation get(String operationId, Caller caller) {
		try {
			return this.engine.read(operationId)
				.map(Versioned::value)
				.filter((operation) -> visible(operation, caller))
				.orElseThrow(() -> new ApiException(ErrorCode.OperationNotFound,
						"There is no operation '" + operationId + "'."));
		}
		catch (StoreUnavailableException ex) {
			throw new ApiException(ErrorCode.MetadataStoreUnavailable,
					ApiError.of(ErrorCode.MetadataStoreUnavailable, "The store of the service's state did not answer."),
					Map.of("retry-after", "5"));
		}
	}

	/**
	 * Waits until the operation is as wanted or has ended, at most this long.
	 * @return the operation as it stands then
	 */
	Operation await(String operationId, Caller caller, Duration longest, Predicate<Operation> wanted)
			throws InterruptedException {
		long deadline = System.nanoTime() + longest.toNanos();
		try (OperationEvents.Watch watch = this.engine.events().watch(operationId)) {
			while (true) {
				Operation operation = get(operationId, caller);
				long left = deadline - System.nanoTime();
				if (operation.hasEnded() || left <= 0 || isStopping() || wanted.test(operation)) {
					return operation;
				}
				watch.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
			}
		}
	}

	/**
	 * Whether the process stops, so that nobody should wait any longer.
	 */
	boolean isStopping() {
		return this.engine.events().isClosed();
	}

	/**
	 * Every operation that the caller may see, in the order of their ids within their
	 * places.
	 * @param after id of the operation before the first, or null
	 */
	Stream<Operation> list(String after, Caller caller) {
		DocumentName last = (after != null) ? Layout.operation(after) : null;
		return this.places.all()
			.stream()
			.sorted()
			.filter((place) -> last == null || place.compareTo(last.place()) >= 0)
			.flatMap(this::names)
			.filter((name) -> last == null || name.compareTo(last) > 0)
			.map((name) -> this.engine.documents().read(name, Operation.class))
			.flatMap(Optional::stream)
			.map(Versioned::value)
			.filter((operation) -> visible(operation, caller));
	}

	private Stream<DocumentName> names(String place) {
		return Stream
			.iterate(page(place, null), Objects::nonNull,
					(page) -> (page.next() != null) ? page(place, page.next()) : null)
			.map(Listing::names)
			.flatMap(Collection::stream);
	}

	private Listing page(String place, String after) {
		return this.engine.documents().list(place, Layout.operations(), after, PAGE);
	}

	private static boolean visible(Operation operation, Caller caller) {
		return caller != null && caller.maySee(operation.order().caller());
	}

}
