package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.metadata.Versioned;

/**
 * Keeps the registry's short account of each peering up to date.
 */
record PeeringNotes(PeeringStore peerings, PeeringRegistry registry, Connections connections) {

	/**
	 * Tells the registry how the peering stands now, when there is such a peering.
	 */
	void tell(String id) {
		this.peerings.read(id)
			.map(Versioned::value)
			.ifPresent((peering) -> this.registry.note(id,
					(entry) -> entry.of(peering, this.connections.status(peering))));
	}

}
