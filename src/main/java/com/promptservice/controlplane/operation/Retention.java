package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DamagedDocumentException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore.Listed;
import com.promptservice.controlplane.metadata.DocumentStore.Listing;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes operations that ended long ago, and what was told to requests that joined some.
 * Has no thread of its own.
 */
public final class Retention {

	private static final Logger logger = LoggerFactory.getLogger(Retention.class);

	private static final int PAGE = 1000;

	private final Engine engine;

	private final Places places;

	public Retention(Engine engine) {
		this.engine = engine;
		this.places = new Places(engine.documents());
	}

	/**
	 * Removes every operation that ended longer ago than the retention.
	 */
	public void removeExpired() {
		try {
			this.places.all().forEach(this::removeExpired);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Ended operations could not be removed for now: {}", ex.getMessage());
		}
	}

	private void removeExpired(String place) {
		removeExpired(place, Layout.operations(), Operation.class, this::expired);
		removeExpired(place, Layout.joinedOperations(), Joining.class,
				(joining) -> joining.createdAt().isBefore(oldest()));
	}

	private <T> void removeExpired(String place, String prefix, Class<T> type, Predicate<T> expired) {
		String next = null;
		do {
			Listing page = this.engine.documents().list(place, prefix, next, PAGE);
			// an operation that was written since cannot have ended before
			page.documents()
				.stream()
				.filter((listed) -> listed.lastModified().isBefore(oldest()))
				.map(Listed::name)
				.forEach((name) -> removeIf(expired, name, type));
			next = page.next();
		}
		while (next != null);
	}

	private <T> void removeIf(Predicate<T> expired, DocumentName name, Class<T> type) {
		try {
			Optional<Versioned<T>> read = this.engine.documents().read(name, type);
			if (read.isPresent() && expired.test(read.get().value())) {
				this.engine.documents().delete(name, read.get().etag());
			}
		}
		catch (ConditionNotMetException | DamagedDocumentException ex) {
			logger.warn("Operation document {} is left alone: {}", name, ex.getMessage());
		}
	}

	private boolean expired(Operation operation) {
		return operation.hasEnded() && operation.progress().completedAt().isBefore(oldest());
	}

	private Instant oldest() {
		return this.engine.now().minus(this.engine.properties().retention());
	}

}
