package com.promptservice.controlplane.peering;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.metadata.Versioned;

/**
 * Keeps the registry's short account of each peering up to date.
 */
record PeeringNotes(PeeringStore peerings, PeeringRegistry registry, Connections connections) {

	/**
	 * Tells the registry how the peering stands now, when there is such a peering.
	 */
	void tell(String id) {
		// one look may be out of date, and nobody looks after this for minutes
		Stream.of(this.peerings.read(id), this.peerings.read(id))
			.flatMap(Optional::stream)
			.map(Versioned::value)
			.max(Comparator.comparing(PeeringDocument::updatedAt))
			.ifPresent((peering) -> this.registry.note(id,
					(entry) -> entry.of(peering, this.connections.status(peering))));
	}

}
