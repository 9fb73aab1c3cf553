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
		return at(name.place(), Optional.empty(),
				(place) -> place.documents()
					.read(blob)
					.map((found) -> new Document(name, found.etag(), found.lastModified(), found.content())));
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
		return at(place, new Listing(List.of(), null), (found) -> {
			BlobContainer.Page page = found.documents().list(BlobNames.prefix(prefix), after, max);
			return new Listing(page.blobs()
				.stream()
				.map((blob) -> new Listed(new DocumentName(place, BlobNames.path(blob.name())), blob.lastModified()))
				.toList(), page.next());
		});
	}

	private String changed(DocumentName name, Function<BlobContainer, String> change) {
		try {
			return at(name.place(), null, (place) -> change.apply(place.documents()));
		}
		catch (StorageException ex) {
			throw new ConditionNotMetException(name);
		}
	}

	/**
	 * Does something at a place.
	 * @param nothing the result when the place holds nothing; null when it must hold
	 * something
	 * @throws StorageException when the stored version is not the expected one
	 */
	private <T> T at(String name, T nothing, Function<StoragePlace, T> work) {
		StoragePlace place = this.places.find(name).orElse(null);
		if (place == null) {
			return orElseUnavailable(nothing, name, null);
		}
		try {
			return work.apply(place);
		}
		catch (StorageException ex) {
			switch (ex.kind()) {
				case CONDITION, ABSENT -> throw ex;
				default -> this.places.forget(name);
			}
			return orElseUnavailable(place.isEmptyBy(ex) ? nothing : null, name, ex);
		}
	}

	private static <T> T orElseUnavailable(T nothing, String place, StorageException cause) {
		if (nothing == null) {
			throw new StoreUnavailableException("The documents of '" + place + "' cannot be read or written", cause);
		}
		return nothing;
	}

}
