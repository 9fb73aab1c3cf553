package com.promptservice.controlplane.metadata;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import com.promptservice.controlplane.storage.BlobContainer;
import com.promptservice.controlplane.storage.StorageException;
import com.promptservice.controlplane.storage.StoragePlace;
import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * Documents as blobs, each place's in its own container. The ETag is the blob's, so that
 * Azure Storage itself refuses the write of whoever believes in an older version.
 */
public final class BlobDocumentStore implements DocumentStore {

	private static final int LARGEST_PAGE = 5000;

	private final StoragePlaces places;

	public BlobDocumentStore(StoragePlaces places) {
		this.places = places;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		String blob = BlobNames.name(name.path());
		return at(name.place(), (place) -> place.documents().read(blob)).flatMap(Function.identity())
			.map((found) -> document(name, found));
	}

	@Override
	public Reading read(DocumentName name, String etag) {
		String blob = BlobNames.name(name.path());
		try {
			return at(name.place(), (place) -> place.documents().readUnless(blob, etag)).flatMap(Function.identity())
				.<Reading>map((found) -> new Reading.Changed(document(name, found)))
				.orElseGet(Reading.Absent::new);
		}
		catch (StorageException ex) {
			return new Reading.Unchanged();
		}
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		String blob = BlobNames.name(name.path());
		String etag = switch (condition) {
			case Condition.IfAbsent() -> null;
			case Condition.IfMatch(String expected) -> expected;
		};
		return changed(name, (container) -> container.write(blob, content, etag));
	}

	@Override
	public void delete(DocumentName name, String etag) {
		String blob = BlobNames.name(name.path());
		changed(name, (container) -> {
			container.delete(blob, etag);
			return etag;
		});
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		if (max < 1 || max > LARGEST_PAGE) {
			throw new IllegalArgumentException("A page holds 1 to " + LARGEST_PAGE + " names");
		}
		return at(place, (found) -> found.documents().list(BlobNames.prefix(prefix), after, max))
			.map((page) -> listing(place, page))
			.orElseGet(() -> new Listing(List.of(), null));
	}

	private static Document document(DocumentName name, BlobContainer.Blob found) {
		return new Document(name, found.etag(), found.lastModified(), found.content());
	}

	private static Listing listing(String place, BlobContainer.Page page) {
		return new Listing(page.blobs()
			.stream()
			.map((blob) -> new Listed(new DocumentName(place, BlobNames.path(blob.name())), blob.lastModified()))
			.toList(), page.next());
	}

	private String changed(DocumentName name, Function<BlobContainer, String> change) {
		try {
			return at(name.place(), (place) -> change.apply(place.documents()))
				.orElseThrow(() -> unavailable(name.place(), null));
		}
		catch (StorageException ex) {
			throw new ConditionNotMetException(name);
		}
	}

	/**
	 * Does something at a place.
	 * @return empty when the place holds nothing
	 * @throws StorageException when the stored version is not the expected one
	 */
	private <T> Optional<T> at(String name, Function<StoragePlace, T> work) {
		try {
			return this.places.at(name, work);
		}
		catch (StorageException ex) {
			throw switch (ex.kind()) {
				case CONDITION, ABSENT -> ex;
				default -> unavailable(name, ex);
			};
		}
	}

	private static StoreUnavailableException unavailable(String place, StorageException cause) {
		return new StoreUnavailableException("The documents of '" + place + "' cannot be read or written", cause);
	}

}
