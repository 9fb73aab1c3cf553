package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The whole simulated cloud at one moment; cheap, because all its values are immutable.
 *
 * @param resources the resources by key
 * @param operations the operations in the order they were started
 * @param idState where the ids go on
 */
public record WorldSnapshot(NavigableMap<String, Resource> resources, List<Operation> operations, long idState) {

	/** A cloud with nothing in it. */
	static WorldSnapshot empty(long idState) {
		return new WorldSnapshot(new TreeMap<>(), List.of(), idState);
	}

}
