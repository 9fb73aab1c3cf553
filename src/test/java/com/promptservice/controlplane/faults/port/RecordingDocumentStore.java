package com.promptservice.controlplane.faults.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * A document store whose calls are recorded and can fail.
 */
public final class RecordingDocumentStore implements DocumentStore {

	private final DocumentStore store;

	private final Calls calls;

	private final Map<DocumentName, Optional<Document>> before = new HashMap<>();

	public RecordingDocumentStore(DocumentStore store, Calls calls) {
		this.store = store;
		this.calls = calls;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		return perform("read", name, () -> this.store.read(name),
				() -> this.before.getOrDefault(name, this.store.read(name)));
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		Supplier<String> write = () -> {
			Optional<Document> earlier = this.store.read(name);
			String etag = this.store.write(name, content, condition);
			this.before.put(name, earlier);
			return etag;
		};
		return perform("write", name, write, write);
	}

	@Override
	public void delete(DocumentName name, String etag) {
		Supplier<Void> delete = () -> {
			Optional<Document> earlier = this.store.read(name);
			this.store.delete(name, etag);
			this.before.put(name, earlier);
			return null;
		};
		perform("delete", name, delete, delete);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		Supplier<Listing> list = () -> this.store.list(place, prefix, after, max);
		return perform("list", new DocumentName(place, prefix), list, list);
	}

	private <T> T perform(String action, DocumentName name, Supplier<T> real, Supplier<T> confused) {
		return this.calls.perform("documents", action, name.toString(), real,
				(message) -> new StoreUnavailableException(message, null), confused);
	}

}
