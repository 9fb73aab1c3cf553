package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.azure.ManagedCluster;
import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.RoutingTables;

/**
 * Publishes {@code <cluster>.config.json} for the data plane, and the routing table that
 * leads to the cluster; writes only what differs.
 */
record PublishClusterConfig(PublishedConfigs configs, RoutingTables routes, ClusterSpec spec,
		RegionView site) implements Step<PublishClusterConfig.Published> {

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		ManagedCluster observed = visit.output(ClusterCreatePlan.READY, ManagedCluster.class);
		ConfigFile file = Layout.clusterConfig(this.spec.region(), this.spec.cluster());
		ClusterConfig config = ClusterConfig.of(this.spec, this.site, observed);
		this.configs.publish(file, ClusterConfig.SCHEMA_VERSION, config, visit::beforeChange);
		this.routes.publish(this.spec.region(),
				(table) -> table.cluster(this.spec.cluster()).filter(config.route()::equals).isPresent(),
				visit::beforeChange);
		return new Outcome.Done<>(new Published(file.path()));
	}

	/**
	 * Where the configuration was published.
	 *
	 * @param path the blob's name in the metadata container
	 */
	record Published(String path) {
	}

}
