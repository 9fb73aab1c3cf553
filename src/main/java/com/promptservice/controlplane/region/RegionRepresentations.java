package com.promptservice.controlplane.region;

import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Shows stored regions to clients.
 */
final class RegionRepresentations {

	/**
	 * The representation with its ETag.
	 */
	RegionResource of(RegionDocument document) {
		RegionResource resource = RegionResource.of(document);
		return resource.withEtag(EntityTag.of(resource));
	}

	String etag(Versioned<RegionDocument> version) {
		return of(version.value()).etag();
	}

}
