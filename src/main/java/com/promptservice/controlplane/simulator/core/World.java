package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that exists in the simulated cloud; used under the simulator's lock only.
 */
public final class World {

	private static final int OPERATIONS_KEPT = 1_000;

	private final NavigableMap<String, Resource> resources = new TreeMap<>();

	private final Map<String, Operation> operations = new LinkedHashMap<>();

	private final List<Operation> running = new ArrayList<>();

	private final Ids ids;

	private List<Change> changes;

	private Instant now = Instant.EPOCH;

	/** An empty world whose ids follow from a seed. */
	public World(long seed) {
		this.ids = new Ids(seed);
	}

	/** The time to which everything has been settled. */
	public Instant now() {
		return this.now;
	}

	/** Moves the time on. */
	void settledTo(Instant time) {
		this.now = time;
	}

	/** The next id. */
	public UUID newId() {
		return this.ids.next();
	}

	/** A version in the form of Microsoft.Network. */
	public String newEtag() {
		return "W/\"" + newId() + "\"";
	}

	/** The resource under a key, or null. */
	public Resource find(String key) {
		return this.resources.get(key);
	}

	/** Adds or replaces a resource. */
	public void put(Resource resource) {
		this.resources.put(resource.key(), resource);
		record(new Change.Put(resource));
	}

	/** Removes one resource. */
	public void remove(String key) {
		if (this.resources.remove(key) != null) {
			record(new Change.Remove(key));
		}
	}

	/** Everything below a key, the resource itself left out. */
	public Collection<Resource> below(String key) {
		return this.resources.subMap(key + "/", key + "0").values();
	}

	/** The direct children of one type. */
	public List<Resource> children(String parentKey, String typeKey) {
		String prefix = parentKey + typeKey.substring(typeKey.lastIndexOf('/')) + "/";
		String end = prefix.substring(0, prefix.length() - 1) + "0";
		return this.resources.subMap(prefix, end)
			.values()
			.stream()
			.filter((resource) -> resource.typeKey().equals(typeKey))
			.toList();
	}

	/** Every resource there is. */
	public Collection<Resource> all() {
		return this.resources.values();
	}

	/** Every resource of a type. */
	public Stream<Resource> ofType(String type) {
		return this.resources.values().stream().filter((resource) -> resource.type().equalsIgnoreCase(type));
	}

	/** The operation with an id, or null. */
	public Operation operation(String id) {
		return this.operations.get(id);
	}

	/** Whether a resource under this key was deleted not long ago. */
	public boolean departed(String key) {
		return this.operations.values()
			.stream()
			.anyMatch((operation) -> operation.deletion() && operation.succeeded() && operation.subject().equals(key));
	}

	/** Starts an operation, or notes its end. */
	public void track(Operation operation) {
		this.operations.put(operation.id(), operation);
		this.running.removeIf((other) -> other.id().equals(operation.id()));
		if (!operation.done()) {
			this.running.add(operation);
		}
		if (this.operations.size() > OPERATIONS_KEPT) {
			this.operations.values().stream().filter(Operation::done).findFirst().ifPresent((oldest) -> {
				this.operations.remove(oldest.id());
			});
		}
		record(new Change.Track(operation));
	}

	/** The operations that have not ended. */
	public List<Operation> running() {
		return this.running;
	}

	/** The next operation that is due, or null. */
	Operation due(Instant now) {
		return this.running.stream()
			.filter((operation) -> operation.endsAt() != null && !operation.endsAt().isAfter(now))
			.min(Comparator.comparing(Operation::endsAt))
			.orElse(null);
	}

	/** A copy that shares all values. */
	public WorldSnapshot snapshot() {
		return new WorldSnapshot(new TreeMap<>(this.resources), new ArrayList<>(this.operations.values()),
				this.ids.state());
	}

	/** Goes back to a snapshot. */
	public void restore(WorldSnapshot snapshot) {
		this.resources.clear();
		this.resources.putAll(snapshot.resources());
		this.operations.clear();
		this.running.clear();
		for (Operation operation : snapshot.operations()) {
			this.operations.put(operation.id(), operation);
			if (!operation.done()) {
				this.running.add(operation);
			}
		}
		this.ids.state(snapshot.idState());
		record(new Change.Reset());
		if (this.changes != null) {
			this.changes.addAll(Journal.whole(this));
		}
	}

	/** From now on remembers changes until they are drained. */
	void rememberChanges() {
		this.changes = new ArrayList<>();
	}

	/** The changes since the last call, with the state of the ids. */
	List<Change> drainChanges() {
		if (this.changes == null || this.changes.isEmpty()) {
			return List.of();
		}
		List<Change> drained = this.changes;
		drained.add(new Change.Seed(this.ids.state()));
		this.changes = new ArrayList<>();
		return drained;
	}

	/** Does again what a change did before a restart. */
	void replay(Change change) {
		switch (change) {
			case Change.Put put -> put(put.resource());
			case Change.Remove remove -> remove(remove.key());
			case Change.Track track -> track(track.operation());
			case Change.Seed seed -> this.ids.state(seed.state());
			case Change.Reset reset -> restore(WorldSnapshot.empty(0));
		}
	}

	private void record(Change change) {
		if (this.changes != null) {
			this.changes.add(change);
		}
	}

}
