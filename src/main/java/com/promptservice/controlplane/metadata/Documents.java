package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Documents as typed records over a {@link DocumentStore}. Unknown fields are ignored on
 * reading, so that an older replica reads what a newer one wrote.
 */
public final class Documents {

	private static final int PAGE = 1000;

	private static final int TRIES = 5;

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

	/**
	 * Changes the record, or deletes it where the change gives null, provided that the
	 * condition holds. When others changed it meanwhile it is looked at again; and as one
	 * look may be out of date, a condition that does not hold is looked at twice.
	 * @return whether the record was changed
	 * @throws ConditionNotMetException when others were faster five times
	 */
	public <T> boolean change(DocumentName name, Class<T> type, Predicate<T> condition, UnaryOperator<T> change) {
		return change(name, type, null, condition, change);
	}

	/**
	 * Changes the record like
	 * {@link #change(DocumentName, Class, Predicate, UnaryOperator)}.
	 * @param none what is changed where there is no record; null when there must be one
	 */
	public <T> boolean change(DocumentName name, Class<T> type, T none, Predicate<T> condition,
			UnaryOperator<T> change) {
		return changedOnce(name, type, none, condition, change) || changedOnce(name, type, none, condition, change);
	}

	private <T> boolean changedOnce(DocumentName name, Class<T> type, T none, Predicate<T> condition,
			UnaryOperator<T> change) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<T>> current = read(name, type);
			Optional<T> value = current.map(Versioned::value).or(() -> Optional.ofNullable(none)).filter(condition);
			if (value.isEmpty()) {
				return false;
			}
			try {
				put(name, current, change.apply(value.get()));
				return true;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private void put(DocumentName name, Optional<? extends Versioned<?>> current, Object value) {
		if (value != null) {
			write(name, value, current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
		}
		else if (current.isPresent()) {
			delete(name, current.get().etag());
		}
	}

	public void delete(DocumentName name, String etag) {
		this.store.delete(name, etag);
	}

	public DocumentStore.Listing list(String place, String prefix, String after, int max) {
		return this.store.list(place, prefix, after, max);
	}

	/**
	 * Every name below a prefix, in the order of the store.
	 */
	public List<DocumentName> names(String place, String prefix) {
		List<DocumentName> names = new ArrayList<>();
		String next = null;
		do {
			DocumentStore.Listing page = list(place, prefix, next, PAGE);
			names.addAll(page.names());
			next = page.next();
		}
		while (next != null);
		return names;
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
