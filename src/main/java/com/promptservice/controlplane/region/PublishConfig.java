package com.promptservice.controlplane.region;

import java.util.Optional;

import com.promptservice.controlplane.azure.ManagedIdentity;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Publishes {@code region.config.json} for the data plane; writes only what differs.
 */
record PublishConfig(Documents documents, RegionSpec spec) implements Step<PublishConfig.Published> {

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		ManagedIdentity identity = visit.output(RegionCreatePlan.IDENTITY, ManagedIdentity.class);
		RegionConfig wanted = RegionConfig.of(this.spec, identity.clientId());
		DocumentName name = Layout.regionConfig(this.spec.region());
		Optional<Versioned<RegionConfig>> current = this.documents.read(name, RegionConfig.class);
		if (current.isEmpty() || !current.get().value().equals(wanted)) {
			visit.beforeChange();
			this.documents.write(name, wanted,
					current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
		}
		return new Outcome.Done<>(new Published(name.path()));
	}

	/**
	 * Where the configuration was published.
	 *
	 * @param path the blob's name in the metadata container
	 */
	record Published(String path) {
	}

}
