package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Shows stored peerings to clients.
 */
record PeeringRepresentations(Connections connections) {

	/**
	 * The representation with its ETag.
	 */
	PeeringResource of(PeeringDocument peering) {
		PeeringResource resource = PeeringResource.of(peering, this.connections.of(peering));
		return resource.withEtag(EntityTag.of(resource));
	}

	String etag(Versioned<PeeringDocument> version) {
		return of(version.value()).etag();
	}

}
