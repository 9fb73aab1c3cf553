package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Documents as typed records over a {@link DocumentStore}. Unknown fields are ignored on
 * reading, so that an older replica reads what a newer one wrote.
 */
public final class Documents {

	private final DocumentStore store;

	private final JsonMapper mapper;

	public Documents(DocumentStore store) {
		this.store = store;
		this.mapper = DocumentJson.mapper();
	}

	public <T> Optional<Versioned<T>> read(DocumentName name, Class<T> type) {
		return this.store.read(name).map((document) -> new Versioned<>(parse(document, type), document.etag()));
	}

	/**
	 * Reads the document unless it still is the version that is known.
	 * @return the known one itself when it is
	 */
	public <T> Optional<Versioned<T>> read(DocumentName name, Class<T> type, Versioned<T> known) {
		return switch (this.store.read(name, known.etag())) {
			case DocumentStore.Reading.Unchanged() -> Optional.of(known);
			case DocumentStore.Reading.Absent() -> Optional.empty();
			case DocumentStore.Reading.Changed(Document document) ->
				Optional.of(new Versioned<>(parse(document, type), document.etag()));
		};
	}

	/**
	 * Writes the record whole or not at all.
	 * @return the new ETag
	 * @throws ConditionNotMetException when the stored version is not the expected one
	 */
	public String write(DocumentName name, Object value, Condition condition) {
		return this.store.write(name, this.mapper.writeValueAsBytes(value), condition);
	}

	/**
	 * Writes the record like {@link #write}, and when the answer is lost or refused reads
	 * again: the write counts as done when exactly this content is stored.
	 * @return the new ETag
	 * @throws ConditionNotMetException when another version is stored
	 */
	public String writeSurely(DocumentName name, Object value, Condition condition) {
		byte[] content = this.mapper.writeValueAsBytes(value);
		try {
			return this.store.write(name, content, condition);
		}
		catch (StoreUnavailableException | ConditionNotMetException ex) {
			return this.store.read(name)
				.filter((stored) -> Arrays.equals(stored.content(), content))
				.orElseThrow(() -> ex)
				.etag();
		}
	}

	public void delete(DocumentName name, String etag) {
		this.store.delete(name, etag);
	}

	public DocumentStore.Listing list(String place, String prefix, String after, int max) {
		return this.store.list(place, prefix, after, max);
	}

	/**
	 * The document as it is stored.
	 */
	Optional<Document> stored(DocumentName name) {
		return this.store.read(name);
	}

	/**
	 * A record as it would be stored.
	 */
	byte[] bytes(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	/**
	 * A stored document as JSON; as a text where it is none.
	 */
	JsonNode parsed(Document document) {
		try {
			return this.mapper.readTree(document.content());
		}
		catch (JacksonException ex) {
			return StringNode.valueOf(new String(document.content(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * A record as the JSON tree that would be stored.
	 */
	public JsonNode tree(Object value) {
		return this.mapper.valueToTree(value);
	}

	/**
	 * A stored JSON tree as a record.
	 */
	public <T> T value(JsonNode tree, Class<T> type) {
		return this.mapper.treeToValue(tree, type);
	}

	private <T> T parse(Document document, Class<T> type) {
		try {
			return this.mapper.readValue(document.content(), type);
		}
		catch (JacksonException ex) {
			throw new DamagedDocumentException(document.name(), ex);
		}
	}

}
