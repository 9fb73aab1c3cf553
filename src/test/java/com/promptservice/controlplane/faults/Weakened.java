package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;

/**
 * The document port with a safeguard taken out, to show that the matrix notices; with
 * none taken out it only passes on.
 */
final class Weakened implements DocumentStore {

	private final DocumentStore store;

	private final MemoryDocuments real;

	private final Mutation without;

	private Runnable settlement;

	private Document settled;

	Weakened(DocumentStore store, MemoryDocuments real, Mutation without) {
		this.store = store;
		this.real = real;
		this.without = without;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		if (this.settled != null && this.settled.name().equals(name)) {
			return Optional.of(this.settled);
		}
		return this.store.read(name);
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		if (this.without == Mutation.MARKER_OFF && name.path().startsWith("active-operations/")) {
			return "\"none\"";
		}
		if (this.without == Mutation.TERMINAL_FIRST) {
			return late(name, content, condition);
		}
		try {
			return this.store.write(name, content, condition);
		}
		catch (ConditionNotMetException ex) {
			if (this.without == Mutation.FENCE_OFF && name.path().startsWith("operations/")) {
				return this.real.read(name)
					.map((now) -> this.store.write(name, content, Condition.matching(now.etag())))
					.orElseThrow(() -> ex);
			}
			throw ex;
		}
	}

	/**
	 * A region's settlement is kept back until its operation is terminal.
	 */
	private String late(DocumentName name, byte[] content, Condition condition) {
		String text = new String(content, StandardCharsets.UTF_8);
		if (name.path().startsWith("regions/") && !text.contains("\"activeOperationId\"")) {
			this.settlement = () -> this.store.write(name, content, condition);
			this.settled = new Document(name, "\"later\"", Instant.EPOCH, content);
			return this.settled.etag();
		}
		String etag = this.store.write(name, content, condition);
		if (this.settlement != null && name.path().startsWith("operations/")) {
			Runnable settle = this.settlement;
			this.settlement = null;
			this.settled = null;
			settle.run();
		}
		return etag;
	}

	@Override
	public void delete(DocumentName name, String etag) {
		this.store.delete(name, etag);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		return this.store.list(place, prefix, after, max);
	}

}
