package com.promptservice.controlplane.region;

import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Takes the published {@code region.config.json} and {@code routing-table.json} away, so
 * that nobody relies on a region that is going.
 */
record WithdrawConfig(PublishedConfigs configs, RoutingTables routes,
		String region) implements Step<PublishConfig.Published> {

	@Override
	public Class<PublishConfig.Published> outputType() {
		return PublishConfig.Published.class;
	}

	@Override
	public Outcome<PublishConfig.Published> visit(Visit visit) {
		ConfigFile file = Layout.regionConfig(this.region);
		this.routes.withdraw(this.region, visit::beforeChange);
		this.configs.withdraw(file, visit::beforeChange);
		return new Outcome.Done<>(new PublishConfig.Published(file.path()));
	}

}
