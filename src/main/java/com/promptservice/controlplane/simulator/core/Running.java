package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The operations that have not ended, found by when they end and by what they lock, in
 * the order they were started.
 */
final class Running extends AbstractCollection<Operation> {

	private static final Comparator<Entry> BY_END = Comparator.comparing((Entry entry) -> entry.operation.endsAt())
		.thenComparing(Entry::number);

	private final Map<String, Entry> byId = new LinkedHashMap<>();

	private final NavigableSet<Entry> byEnd = new TreeSet<>(BY_END);

	private final Map<String, List<Entry>> byLock = new HashMap<>();

	private long started;

	/** Notes a started operation, or what has changed about one. */
	void track(Operation operation) {
		Entry old = this.byId.remove(operation.id());
		if (old != null) {
			forget(old);
		}
		if (operation.done()) {
			return;
		}
		Entry entry = new Entry(this.started++, operation);
		this.byId.put(operation.id(), entry);
		if (operation.endsAt() != null) {
			this.byEnd.add(entry);
		}
		operation.locks().forEach((key) -> this.byLock.computeIfAbsent(key, (any) -> new ArrayList<>(1)).add(entry));
	}

	private void forget(Entry old) {
		if (old.operation.endsAt() != null) {
			this.byEnd.remove(old);
		}
		for (String key : old.operation.locks()) {
			List<Entry> holders = this.byLock.get(key);
			holders.remove(old);
			if (holders.isEmpty()) {
				this.byLock.remove(key);
			}
		}
	}

	/** The operation that ends first, null when none ever will. */
	Operation first() {
		return this.byEnd.isEmpty() ? null : this.byEnd.first().operation;
	}

	/** The next operation that is due, or null. */
	Operation due(Instant now) {
		Operation first = first();
		return (first == null || first.endsAt().isAfter(now)) ? null : first;
	}

	/** An operation that locks a resource, or null. */
	Operation holder(String key) {
		List<Entry> holders = this.byLock.get(key);
		return (holders == null) ? null : holders.getFirst().operation;
	}

	@Override
	public void clear() {
		this.byId.clear();
		this.byEnd.clear();
		this.byLock.clear();
	}

	@Override
	public Iterator<Operation> iterator() {
		return unmodifiable().iterator();
	}

	private Collection<Operation> unmodifiable() {
		return this.byId.values().stream().map(Entry::operation).toList();
	}

	@Override
	public int size() {
		return this.byId.size();
	}

	private record Entry(long number, Operation operation) {
	}

}
