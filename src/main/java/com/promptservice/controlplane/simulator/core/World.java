package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that exists in the simulated cloud; used under the simulator's lock only.
 */
public final class World {

	private static final int OPERATIONS_KEPT = 1_000;

	private final Resources resources = new Resources();

	private final Map<String, Operation> operations = new LinkedHashMap<>();

	/** The ids of those that have ended, oldest first. */
	private final LinkedHashSet<String> ended = new LinkedHashSet<>();

	private final Running running = new Running();

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
		return this.resources.find(key);
	}

	/** Adds or replaces a resource. */
	public void put(Resource resource) {
		this.resources.put(resource);
		record(new Change.Put(resource));
	}

	/** Removes one resource. */
	public void remove(String key) {
		if (this.resources.remove(key)) {
			record(new Change.Remove(key));
		}
	}

	/** Everything below a key, the resource itself left out. */
	public Collection<Resource> below(String key) {
		return this.resources.below(key);
	}

	/** The direct children of one type. */
	public List<Resource> children(String parentKey, String typeKey) {
		String list = parentKey + typeKey.substring(typeKey.lastIndexOf('/'));
		return List.copyOf(this.resources.ofTypeBelow(typeKey, list));
	}

	/** Every resource there is. */
	public Collection<Resource> all() {
		return this.resources.all();
	}

	/** Every resource of a type. */
	public Stream<Resource> ofType(String type) {
		return this.resources.ofType(type.toLowerCase(Locale.ROOT)).stream();
	}

	/** Every resource of a type, in lower case, under a scope. */
	Stream<Resource> ofType(String typeKey, String scopeKey) {
		return this.resources.ofTypeBelow(typeKey, scopeKey).stream();
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
		this.running.track(operation);
		if (operation.done()) {
			this.ended.add(operation.id());
		}
		if (this.ended.size() > OPERATIONS_KEPT) {
			this.operations.remove(this.ended.removeFirst());
		}
		record(new Change.Track(operation));
	}

	/** The operations that have not ended. */
	public Collection<Operation> running() {
		return this.running;
	}

	/** An operation that has locked a resource for itself, or null. */
	public Operation holder(String key) {
		return this.running.holder(key);
	}

	/** The running operation that ends first, null when none ever will. */
	Operation next() {
		return this.running.first();
	}

	/** The next operation that is due, or null. */
	Operation due(Instant time) {
		return this.running.due(time);
	}

	/** A copy that shares all values. */
	public WorldSnapshot snapshot() {
		return new WorldSnapshot(this.resources.copy(), new ArrayList<>(this.operations.values()), this.ids.state());
	}

	/** Goes back to a snapshot. */
	public void restore(WorldSnapshot snapshot) {
		this.resources.clear();
		snapshot.resources().values().forEach(this.resources::put);
		this.operations.clear();
		this.ended.clear();
		this.running.clear();
		for (Operation operation : snapshot.operations()) {
			this.operations.put(operation.id(), operation);
			this.running.track(operation);
			if (operation.done()) {
				this.ended.add(operation.id());
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
