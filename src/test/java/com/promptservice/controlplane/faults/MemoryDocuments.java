package com.promptservice.controlplane.faults;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;

/**
 * The document port in memory, by the contract of blobs. Remembers each document's
 * version before the last write, for stale reads, and whatever happened to it.
 */
final class MemoryDocuments implements DocumentStore {

	private final Clock clock;

	private final NavigableMap<DocumentName, Document> documents = new TreeMap<>();

	private final Map<DocumentName, Optional<Document>> before = new TreeMap<>();

	private final List<Change> history = new ArrayList<>();

	private long version;

	/** The safeguard that the mutation proof takes out. */
	boolean ignoresConditions;

	MemoryDocuments(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		return Optional.ofNullable(this.documents.get(name));
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		Document old = this.documents.get(name);
		if (!this.ignoresConditions && !met(condition, old)) {
			throw new ConditionNotMetException(name);
		}
		String etag = "\"0x" + Long.toHexString(++this.version) + "\"";
		put(name, old, new Document(name, etag, this.clock.instant(), content.clone()));
		return etag;
	}

	@Override
	public void delete(DocumentName name, String etag) {
		Document old = this.documents.get(name);
		if (old == null || !this.ignoresConditions && !old.etag().equals(etag)) {
			throw new ConditionNotMetException(name);
		}
		this.version++;
		put(name, old, null);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		return listing(this.documents, place, prefix, after, max);
	}

	/**
	 * A read that sees the version before the last write.
	 */
	Optional<Document> staleRead(DocumentName name) {
		return this.before.containsKey(name) ? this.before.get(name) : read(name);
	}

	/**
	 * A listing that does not know of the last creation or deletion under the prefix.
	 */
	Listing staleList(String place, String prefix, String after, int max) {
		TreeMap<DocumentName, Document> names = new TreeMap<>(this.documents);
		for (int i = this.history.size() - 1; i >= 0; i--) {
			Change change = this.history.get(i);
			if (inside(change.name(), place, prefix) && (change.before() == null || change.after() == null)) {
				if (change.before() == null) {
					names.remove(change.name());
				}
				else {
					names.put(change.name(), change.before());
				}
				break;
			}
		}
		return listing(names, place, prefix, after, max);
	}

	/**
	 * Another writer rewrites the same content: only the ETag changes.
	 * @return whether there was something to rewrite
	 */
	boolean touch(DocumentName name) {
		Document old = this.documents.get(name);
		if (old != null) {
			this.documents.put(name, new Document(name, "\"0x" + Long.toHexString(++this.version) + "\"",
					this.clock.instant(), old.content()));
		}
		return old != null;
	}

	/**
	 * Another writer stores something else.
	 */
	void replace(DocumentName name, byte[] content) {
		put(name, this.documents.get(name),
				new Document(name, "\"0x" + Long.toHexString(++this.version) + "\"", this.clock.instant(), content));
	}

	NavigableMap<DocumentName, Document> all() {
		return this.documents;
	}

	List<Change> history() {
		return this.history;
	}

	long version() {
		return this.version;
	}

	Snapshot snapshot() {
		return new Snapshot(new TreeMap<>(this.documents), new TreeMap<>(this.before), List.copyOf(this.history),
				this.version);
	}

	void restore(Snapshot snapshot) {
		this.documents.clear();
		this.documents.putAll(snapshot.documents());
		this.before.clear();
		this.before.putAll(snapshot.before());
		this.history.clear();
		this.history.addAll(snapshot.history());
		this.version = snapshot.version();
		this.ignoresConditions = false;
	}

	private void put(DocumentName name, Document old, Document current) {
		if (current == null) {
			this.documents.remove(name);
		}
		else {
			this.documents.put(name, current);
		}
		this.before.put(name, Optional.ofNullable(old));
		this.history.add(new Change(this.clock.instant(), name, old, current));
	}

	private static Listing listing(NavigableMap<DocumentName, Document> all, String place, String prefix, String after,
			int max) {
		List<Listed> names = all.values()
			.stream()
			.filter((document) -> inside(document.name(), place, prefix))
			.filter((document) -> after == null || document.name().path().compareTo(after) > 0)
			.limit(max + 1L)
			.map((document) -> new Listed(document.name(), document.lastModified()))
			.toList();
		return (names.size() <= max) ? new Listing(names, null)
				: new Listing(names.subList(0, max), names.get(max - 1).name().path());
	}

	private static boolean inside(DocumentName name, String place, String prefix) {
		return name.place().equals(place) && name.path().startsWith(prefix);
	}

	private static boolean met(Condition condition, Document old) {
		return switch (condition) {
			case Condition.IfAbsent absent -> old == null;
			case Condition.IfMatch match -> old != null && old.etag().equals(match.etag());
		};
	}

	/**
	 * One write or delete that happened.
	 */
	record Change(Instant at, DocumentName name, Document before, Document after) {

		boolean changesNothing() {
			return this.before != null && this.after != null
					&& Arrays.equals(this.before.content(), this.after.content());
		}

	}

	/**
	 * The whole store at one moment; shares the documents, which nobody changes.
	 */
	record Snapshot(NavigableMap<DocumentName, Document> documents, Map<DocumentName, Optional<Document>> before,
			List<Change> history, long version) {
	}

}
