package com.promptservice.controlplane.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port for documents, kept to what Azure Blob Storage can do: whole documents,
 * conditional writes, listing by prefix in the order of names. Every method may throw
 * {@link StoreUnavailableException}; a write that threw it may have happened.
 */
public interface DocumentStore {

	Optional<Document> read(DocumentName name);

	/**
	 * Reads the document only when it is no longer the version with this ETag.
	 */
	default Reading read(DocumentName name, String etag) {
		return read(name).<Reading>map(
				(document) -> document.etag().equals(etag) ? new Reading.Unchanged() : new Reading.Changed(document))
			.orElseGet(Reading.Absent::new);
	}

	/**
	 * Writes the document whole or not at all; durable when this returns.
	 * @return the new ETag
	 * @throws ConditionNotMetException when the stored version is not the expected one
	 */
	String write(DocumentName name, byte[] content, Condition condition);

	/**
	 * Deletes the version with this ETag.
	 * @throws ConditionNotMetException when another version is stored, or none
	 */
	void delete(DocumentName name, String etag);

	/**
	 * Lists documents whose path starts with the prefix, in the order of their paths.
	 * @param after opaque continuation of an earlier page, or null for the first
	 * @param max 1-5000
	 */
	Listing list(String place, String prefix, String after, int max);

	/**
	 * What a conditional read comes to.
	 */
	sealed interface Reading {

		/** The version that the reader knows is the stored one. */
		record Unchanged() implements Reading {
		}

		/** There is no such document any more. */
		record Absent() implements Reading {
		}

		/** Another version is stored. */
		record Changed(Document document) implements Reading {
		}

	}

	/**
	 * One page of a listing.
	 *
	 * @param next continuation, or null when this page is the last
	 */
	record Listing(List<Listed> documents, String next) {

		public List<DocumentName> names() {
			return this.documents.stream().map(Listed::name).toList();
		}

	}

	/**
	 * A document in a listing.
	 *
	 * @param lastModified by the store's own time
	 */
	record Listed(DocumentName name, Instant lastModified) {
	}

}
