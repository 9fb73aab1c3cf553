package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

	private static final int PAGE = 250;

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
	 * places. A page costs one listing of each place and one read of each operation,
	 * however many are stored; places are listed side by side.
	 * @param after position of the operation before the first, or null
	 * @throws ApiException MetadataStoreUnavailable, naming the region, when the list
	 * comes to a place that cannot be read
	 */
	Stream<Found> list(String after, Caller caller) {
		Position start = (after != null) ? Position.parse(after) : null;
		List<String> open = readable(DocumentName.HOME, this.places::all).stream()
			.sorted()
			.filter((place) -> start == null || place.compareTo(start.place()) >= 0)
			.toList();
		List<CompletableFuture<ListedPage>> first = open.stream()
			.map((place) -> CompletableFuture.supplyAsync(
					() -> page(place, (start != null && place.equals(start.place())) ? start.marker() : null),
					this.engine.executor()))
			.toList();
		return first.stream()
			.flatMap((page) -> names(joined(page)))
			.filter((name) -> start == null || name.name().compareTo(Layout.operation(start.id())) > 0)
			.flatMap((name) -> read(name).stream())
			.filter((found) -> visible(found.operation(), caller));
	}

	private Optional<Found> read(ListedName listed) {
		return readable(listed.name().place(), () -> this.engine.documents().read(listed.name(), Operation.class))
			.map((read) -> new Found(read.value(), new Position(read.value().id(), listed.marker())));
	}

	private Stream<ListedName> names(ListedPage first) {
		return Stream
			.iterate(first, Objects::nonNull,
					(page) -> (page.listing().next() != null) ? page(page.place(), page.listing().next()) : null)
			.flatMap((page) -> page.listing().names().stream().map((name) -> new ListedName(name, page.marker())));
	}

	private ListedPage page(String place, String marker) {
		return new ListedPage(place, marker,
				readable(place, () -> this.engine.documents().list(place, Layout.operations(), marker, PAGE)));
	}

	private static <T> T joined(CompletableFuture<T> future) {
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof ApiException refused) {
				throw refused;
			}
			throw ex;
		}
	}

	private static <T> T readable(String place, Supplier<T> read) {
		try {
			return read.get();
		}
		catch (StoreUnavailableException ex) {
			String where = place.equals(DocumentName.HOME) ? "the home account" : "region '" + place + "'";
			throw new ApiException(ErrorCode.MetadataStoreUnavailable, ApiError.of(ErrorCode.MetadataStoreUnavailable,
					"The operations of " + where + " cannot be read for now."), Map.of("retry-after", "5"));
		}
	}

	private static boolean visible(Operation operation, Caller caller) {
		return caller != null && caller.maySee(operation.order().caller());
	}

	/**
	 * An operation in a list.
	 */
	record Found(Operation operation, Position position) {
	}

	/**
	 * Where an operation stands in a list.
	 *
	 * @param marker the store's own continuation to the listing that it is in, or null
	 * for the first of its place
	 */
	record Position(String id, String marker) {

		private static final String SEPARATOR = " ";

		private static Position parse(String text) {
			int end = text.indexOf(SEPARATOR);
			return (end < 0) ? new Position(text, null) : new Position(text.substring(0, end), text.substring(end + 1));
		}

		private String place() {
			return Layout.placeOf(this.id);
		}

		@Override
		public String toString() {
			return (this.marker != null) ? this.id + SEPARATOR + this.marker : this.id;
		}

	}

	private record ListedPage(String place, String marker, Listing listing) {
	}

	private record ListedName(DocumentName name, String marker) {
	}

}
