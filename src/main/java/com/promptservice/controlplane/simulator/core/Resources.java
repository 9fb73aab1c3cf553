package com.promptservice.controlplane.simulator.core;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The resources that exist, by key, and once more by type and key: most questions are
 * about one type.
 */
final class Resources {

	private static final NavigableMap<String, Resource> NONE = Collections.unmodifiableNavigableMap(new TreeMap<>());

	private final NavigableMap<String, Resource> byKey = new TreeMap<>();

	private final Map<String, NavigableMap<String, Resource>> byType = new HashMap<>();

	Resource find(String key) {
		return this.byKey.get(key);
	}

	void put(Resource resource) {
		Resource old = this.byKey.put(resource.key(), resource);
		if (old != null && !old.type().equalsIgnoreCase(resource.type())) {
			this.byType.get(old.typeKey()).remove(old.key());
		}
		this.byType.computeIfAbsent(resource.typeKey(), (any) -> new TreeMap<>()).put(resource.key(), resource);
	}

	boolean remove(String key) {
		Resource old = this.byKey.remove(key);
		if (old != null) {
			this.byType.get(old.typeKey()).remove(key);
		}
		return old != null;
	}

	void clear() {
		this.byKey.clear();
		this.byType.clear();
	}

	Collection<Resource> all() {
		return this.byKey.values();
	}

	Collection<Resource> below(String key) {
		return below(this.byKey, key).values();
	}

	Collection<Resource> ofType(String typeKey) {
		return this.byType.getOrDefault(typeKey, NONE).values();
	}

	Collection<Resource> ofTypeBelow(String typeKey, String key) {
		return below(this.byType.getOrDefault(typeKey, NONE), key).values();
	}

	NavigableMap<String, Resource> copy() {
		return new TreeMap<>(this.byKey);
	}

	// what follows the slash sorts before the character after it
	private static NavigableMap<String, Resource> below(NavigableMap<String, Resource> map, String key) {
		return map.subMap(key + "/", true, key + "0", false);
	}

}
