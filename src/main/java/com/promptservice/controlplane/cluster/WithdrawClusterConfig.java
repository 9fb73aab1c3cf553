package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Takes the published {@code <cluster>.config.json} away, so that nobody relies on a
 * cluster that is going.
 */
record WithdrawClusterConfig(Documents documents, ClusterSpec spec) implements Step<PublishClusterConfig.Published> {

	@Override
	public Class<PublishClusterConfig.Published> outputType() {
		return PublishClusterConfig.Published.class;
	}

	@Override
	public Outcome<PublishClusterConfig.Published> visit(Visit visit) {
		DocumentName name = Layout.clusterConfig(this.spec.region(), this.spec.cluster());
		this.documents.read(name, ClusterConfig.class).ifPresent((current) -> {
			visit.beforeChange();
			this.documents.delete(name, current.etag());
		});
		return new Outcome.Done<>(new PublishClusterConfig.Published(name.path()));
	}

}
