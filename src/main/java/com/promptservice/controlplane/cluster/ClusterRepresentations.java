package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Shows stored clusters to clients.
 */
final class ClusterRepresentations {

	/**
	 * The representation with its ETag.
	 */
	ClusterResource of(ClusterDocument document) {
		ClusterResource resource = ClusterResource.of(document);
		return resource.withEtag(EntityTag.of(resource));
	}

	String etag(Versioned<ClusterDocument> version) {
		return of(version.value()).etag();
	}

}
