package com.promptservice.controlplane.faults.port;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;

/**
 * Documents in memory, for thousands of scenarios a minute.
 */
public final class InMemoryDocumentStore implements DocumentStore {

	private final ConcurrentNavigableMap<DocumentName, Document> documents = new ConcurrentSkipListMap<>();

	private final Clock clock;

	private long versions;

	public InMemoryDocumentStore(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		return Optional.ofNullable(this.documents.get(name))
			.map((document) -> new Document(name, document.etag(), document.lastModified(),
					document.content().clone()));
	}

	@Override
	public synchronized String write(DocumentName name, byte[] content, Condition condition) {
		check(name, condition);
		String etag = Long.toString(++this.versions);
		this.documents.put(name, new Document(name, etag, this.clock.instant(), content.clone()));
		return etag;
	}

	@Override
	public synchronized void delete(DocumentName name, String etag) {
		check(name, Condition.matching(etag));
		this.documents.remove(name);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		List<Listed> names = new ArrayList<>();
		DocumentName start = new DocumentName(place, (after != null) ? after : prefix);
		for (Document document : this.documents.tailMap(start, after == null).values()) {
			DocumentName name = document.name();
			if (!name.place().equals(place) || !name.path().startsWith(prefix)) {
				break;
			}
			if (names.size() == max) {
				return new Listing(List.copyOf(names), names.getLast().name().path());
			}
			names.add(new Listed(name, document.lastModified()));
		}
		return new Listing(List.copyOf(names), null);
	}

	/**
	 * The names of everything stored.
	 */
	public List<DocumentName> names() {
		return List.copyOf(this.documents.keySet());
	}

	private void check(DocumentName name, Condition condition) {
		Document stored = this.documents.get(name);
		boolean met = switch (condition) {
			case Condition.IfAbsent() -> stored == null;
			case Condition.IfMatch(String etag) -> stored != null && stored.etag().equals(etag);
		};
		if (!met) {
			throw new ConditionNotMetException(name);
		}
	}

}
