package com.promptservice.controlplane.deployment;

import java.net.URI;
import java.time.Duration;

import com.promptservice.controlplane.azure.ApplicationVersionSpec;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.DocumentName;

/**
 * A region's copy of a package, for its clusters to fetch.
 */
record RegionalPackage(Artifacts artifacts, DocumentName file,
		Duration validity) implements ApplicationVersionSpec.Source {

	@Override
	public URI address() {
		return this.artifacts.address(this.file);
	}

	@Override
	public URI signedAddress() {
		return this.artifacts.signedAddress(this.file, this.validity);
	}

}
