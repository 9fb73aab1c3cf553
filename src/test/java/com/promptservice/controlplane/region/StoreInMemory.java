package com.promptservice.controlplane.region;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;

/**
 * Documents for one test.
 */
final class StoreInMemory implements DocumentStore {

	private final TreeMap<DocumentName, Document> documents = new TreeMap<>();

	private int version;

	@Override
	public Optional<Document> read(DocumentName name) {
		return Optional.ofNullable(this.documents.get(name));
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		Document stored = this.documents.get(name);
		boolean met = switch (condition) {
			case Condition.IfAbsent() -> stored == null;
			case Condition.IfMatch(String etag) -> stored != null && stored.etag().equals(etag);
		};
		if (!met) {
			throw new ConditionNotMetException(name);
		}
		String etag = "\"" + ++this.version + "\"";
		this.documents.put(name, new Document(name, etag, Instant.EPOCH, content.clone()));
		return etag;
	}

	@Override
	public void delete(DocumentName name, String etag) {
		if (!read(name).filter((stored) -> stored.etag().equals(etag)).isPresent()) {
			throw new ConditionNotMetException(name);
		}
		this.documents.remove(name);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		List<Listed> names = this.documents.values()
			.stream()
			.map((document) -> new Listed(document.name(), document.lastModified()))
			.filter((listed) -> listed.name().place().equals(place) && listed.name().path().startsWith(prefix))
			.filter((listed) -> after == null || listed.name().path().compareTo(after) > 0)
			.limit(max)
			.toList();
		return new Listing(names, (names.size() == max) ? names.getLast().name().path() : null);
	}

	boolean isEmpty() {
		return this.documents.isEmpty();
	}

}
