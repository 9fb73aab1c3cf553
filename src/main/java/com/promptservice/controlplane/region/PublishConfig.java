package com.promptservice.controlplane.region;

import com.promptservice.controlplane.azure.ManagedIdentity;
import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Publishes {@code region.config.json} and {@code routing-table.json} for the data plane;
 * writes only what differs.
 */
record PublishConfig(PublishedConfigs configs, RoutingTables routes,
		RegionSpec spec) implements Step<PublishConfig.Published> {

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		ManagedIdentity identity = visit.output(RegionCreatePlan.IDENTITY, ManagedIdentity.class);
		ConfigFile file = Layout.regionConfig(this.spec.region());
		this.configs.publish(file, RegionConfig.SCHEMA_VERSION, RegionConfig.of(this.spec, identity.clientId()),
				visit::beforeChange);
		this.routes.publish(this.spec.region(), (table) -> true, visit::beforeChange);
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
