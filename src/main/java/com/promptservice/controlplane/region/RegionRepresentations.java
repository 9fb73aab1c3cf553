package com.promptservice.controlplane.region;

import com.promptservice.controlplane.metadata.Versioned;

/** Draft. */
final class RegionRepresentations {

	RegionResource of(RegionDocument document) {
		return RegionResource.of(document).withEtag("\"" + document.hashCode() + "\"");
	}

	String etag(Versioned<RegionDocument> version) {
		return of(version.value()).etag();
	}

}
