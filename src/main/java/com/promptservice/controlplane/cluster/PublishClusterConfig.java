package com.promptservice.controlplane.cluster;

import java.util.Optional;

import com.promptservice.controlplane.azure.ManagedCluster;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.RegionView;

/**
 * Publishes {@code <cluster>.config.json} for the data plane; writes only what differs.
 */
record PublishClusterConfig(Documents documents, ClusterSpec spec,
		RegionView site) implements Step<PublishClusterConfig.Published> {

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		ManagedCluster observed = visit.output(ClusterCreatePlan.READY, ManagedCluster.class);
		ClusterConfig wanted = ClusterConfig.of(this.spec, this.site, observed);
		DocumentName name = Layout.clusterConfig(this.spec.region(), this.spec.cluster());
		Optional<Versioned<ClusterConfig>> current = this.documents.read(name, ClusterConfig.class);
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
