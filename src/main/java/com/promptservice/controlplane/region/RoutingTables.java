package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Publishes the routing tables of regions. Whoever publishes something that a table is
 * made of publishes the table next; it is made anew each time, so that it does not matter
 * who was last.
 */
public final class RoutingTables {

	private final RegionStore regions;

	private final PublishedConfigs configs;

	private final Supplier<List<RoutingSource>> sources;

	RoutingTables(RegionStore regions, PublishedConfigs configs, Supplier<List<RoutingSource>> sources) {
		this.regions = regions;
		this.configs = configs;
		this.sources = sources;
	}

	/**
	 * Has the data plane of a region read its table as it is now; writes only what
	 * differs, and nothing for a region that is going or has gone.
	 * @param tells what the table must say, given what was published before it
	 * @param beforeChange called before each write; may throw to prevent it
	 * @throws ConditionNotMetException when somebody else publishes at the same time
	 */
	public void publish(String region, Predicate<RoutingTable> tells, Runnable beforeChange) {
		Optional<RegionSpec> spec = this.regions.read(region)
			.map(Versioned::value)
			.filter((document) -> document.provisioningState() != ProvisioningState.Deleting)
			.map(RegionDocument::spec);
		if (spec.isPresent()) {
			this.configs.publish(Layout.routingTable(region), RoutingTable.SCHEMA_VERSION,
					() -> table(spec.get(), tells), beforeChange);
		}
	}

	private RoutingTable table(RegionSpec spec, Predicate<RoutingTable> tells) {
		RoutingTable table = RoutingTable.of(spec, this.sources.get());
		// one look may be out of date, and nobody looks after this
		return tells.test(table) ? table : RoutingTable.of(spec, this.sources.get());
	}

	/**
	 * Takes the table of a region that is going away.
	 */
	void withdraw(String region, Runnable beforeChange) {
		this.configs.withdraw(Layout.routingTable(region), beforeChange);
	}

}
