package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.RoutingTables;

/**
 * Takes the published {@code <cluster>.config.json} away, and the cluster out of the
 * routing table, so that nobody relies on a cluster that is going.
 */
record WithdrawClusterConfig(PublishedConfigs configs, RoutingTables routes,
		ClusterSpec spec) implements Step<PublishClusterConfig.Published> {

	@Override
	public Class<PublishClusterConfig.Published> outputType() {
		return PublishClusterConfig.Published.class;
	}

	@Override
	public Outcome<PublishClusterConfig.Published> visit(Visit visit) {
		ConfigFile file = Layout.clusterConfig(this.spec.region(), this.spec.cluster());
		this.configs.withdraw(file, visit::beforeChange);
		this.routes.publish(this.spec.region(), (table) -> table.cluster(this.spec.cluster()).isEmpty(),
				visit::beforeChange);
		return new Outcome.Done<>(new PublishClusterConfig.Published(file.path()));
	}

}
