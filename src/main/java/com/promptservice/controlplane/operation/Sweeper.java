package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import com.promptservice.controlplane.metadata.DamagedDocumentException;
import com.promptservice.controlplane.metadata.DocumentStore.Listing;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovery: finds operations that are recorded and have not ended but that nobody carries
 * out, and sends their messages again. Has no thread of its own; one thread at a time.
 */
public final class Sweeper {

	private static final Logger logger = LoggerFactory.getLogger(Sweeper.class);

	private static final int PAGE = 1000;

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final Engine engine;

	private final Places places;

	private final Map<String, Instant> sentAt = new HashMap<>();

	private final Map<String, Instant> strayMarkers = new HashMap<>();

	private boolean swept;

	public Sweeper(Engine engine) {
		this.engine = engine;
		this.places = new Places(engine.documents());
	}

	/**
	 * Looks at every operation that has not ended. The first call sends the message of
	 * each that nobody holds; later calls only of those that have stood still for long.
	 */
	public void sweep() {
		Set<String> seen = new HashSet<>();
		boolean complete = true;
		try {
			for (String place : this.places.all()) {
				complete = sweep(place, seen) && complete;
			}
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Recovery could not look at all places: {}", ex.getMessage());
			return;
		}
		if (complete) {
			this.sentAt.keySet().retainAll(seen);
			this.strayMarkers.keySet().retainAll(seen);
			this.swept = true;
		}
	}

	private boolean sweep(String place, Set<String> seen) {
		try {
			String next = null;
			do {
				Listing page = this.engine.documents().list(place, Layout.activeOperations(), next, PAGE);
				page.names()
					.stream()
					.map((name) -> name.path().substring(Layout.activeOperations().length()))
					.peek(seen::add)
					.forEach(this::look);
				next = page.next();
			}
			while (next != null);
			return true;
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Recovery could not look at place {}: {}", place, ex.getMessage());
			return false;
		}
	}

	private void look(String operationId) {
		try {
			Optional<Versioned<Operation>> read = this.engine.read(operationId);
			if (read.isEmpty()) {
				stray(operationId);
			}
			else if (read.get().value().hasEnded()) {
				Marker.remove(this.engine.documents(), operationId);
			}
			else if (stands(read.get().value())) {
				recover(read.get().value());
			}
		}
		catch (DamagedDocumentException ex) {
			logger.error("Operation {} cannot be recovered", operationId, ex);
		}
	}

	/**
	 * A marker is written just before its operation; one that stays alone is left over
	 * from a crash. Judged by this process's own waiting, not by two clocks.
	 */
	private void stray(String operationId) {
		Instant now = this.engine.now();
		Instant since = this.strayMarkers.computeIfAbsent(operationId, (id) -> now);
		if (!since.plus(this.engine.properties().markerGrace()).isAfter(now)) {
			Marker.remove(this.engine.documents(), operationId);
		}
	}

	private boolean stands(Operation operation) {
		Instant now = this.engine.now();
		Instant sent = this.sentAt.get(operation.id());
		boolean stale = longAgo(operation.progress().updatedAt(), now);
		return (!this.swept && sent == null) || (stale && (sent == null || longAgo(sent, now)));
	}

	private boolean longAgo(Instant then, Instant now) {
		Duration scaled = this.engine.pacing().scaled(this.engine.properties().recoverAfter());
		Duration after = (scaled.compareTo(SHORTEST_INTERVAL) > 0) ? scaled : SHORTEST_INTERVAL;
		// a time far in the future comes from a clock that was set back
		return Duration.between(then, now).abs().compareTo(after) >= 0;
	}

	/**
	 * Only an operation without a live owner needs another message.
	 */
	private void recover(Operation operation) {
		Optional<HeldLease> free = HeldLease.acquire(this.engine, Layout.placeOf(operation.id()),
				LeaseNames.operation(operation.id()));
		if (free.isPresent()) {
			free.get().release();
			this.engine.send(operation);
			this.sentAt.put(operation.id(), this.engine.now());
		}
	}

}
