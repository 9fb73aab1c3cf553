package com.promptservice.controlplane.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.ManagedCluster;
import com.promptservice.controlplane.azure.ManagedClusterSpec;
import com.promptservice.controlplane.azure.NodeType;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares clusters at rest with Azure: keeps what is known of them and the published
 * thumbprint up to date, and changes nothing in Azure. One replica at a time does it for
 * a region.
 */
final class ClusterReconciliation {

	private static final Logger logger = LoggerFactory.getLogger(ClusterReconciliation.class);

	private static final Duration LEASE = Duration.ofSeconds(60);

	private static final String LEASE_NAME = "reconcile/clusters";

	private final PublishedConfigs configs;

	private final ClusterStore clusters;

	private final ClusterReservations reservations;

	private final Regions regions;

	private final AzureLookups lookups;

	private final Leases leases;

	private final Clock clock;

	ClusterReconciliation(PublishedConfigs configs, ClusterStore clusters, ClusterReservations reservations,
			Regions regions, AzureLookups lookups, Leases leases, Clock clock) {
		this.configs = configs;
		this.clusters = clusters;
		this.reservations = reservations;
		this.regions = regions;
		this.lookups = lookups;
		this.leases = leases;
		this.clock = clock;
	}

	/**
	 * Looks at every cluster of every region once, and at names that nobody uses.
	 */
	void run() {
		alone(DocumentName.HOME, this.reservations::sweep);
		for (RegionView region : this.regions.all()) {
			alone(region.name(), () -> this.clusters.in(region.name()).forEach(this::look));
		}
	}

	private void alone(String place, Runnable work) {
		try {
			Optional<Leases.Lease> lease = this.leases.acquire(place, LEASE_NAME, LEASE);
			if (lease.isPresent()) {
				try {
					work.run();
				}
				finally {
					this.leases.release(lease.get());
				}
			}
		}
		catch (StoreUnavailableException ex) {
			logger.warn("The clusters of {} could not be looked at: {}", place, ex.getMessage());
		}
	}

	/**
	 * A worker that was paused can take hold of a cluster after its operation ended.
	 */
	private void letGo(ClusterDocument cluster) {
		String holder = cluster.heldBy();
		if (holder != null && this.clusters.hasEnded(holder)) {
			this.clusters.change(cluster.spec().region(), cluster.name(),
					(document) -> holder.equals(document.heldBy()), (document) -> document.held(null));
			logger.info("Cluster {} was held by operation {}, which has ended", cluster.name(), holder);
		}
	}

	private void look(ClusterDocument cluster) {
		if (!isSettled(cluster)) {
			return;
		}
		letGo(cluster);
		ManagedClusterSpec spec = new ClusterAssets(cluster.spec(), cluster.site(), null).cluster();
		try {
			Optional<ManagedCluster> seen = this.lookups.managedCluster(spec);
			if (seen.isEmpty()) {
				logger.warn("Cluster {} does not exist in Azure any more", cluster.name());
			}
			else {
				note(cluster, seen.get(), this.lookups.nodeTypes(spec));
			}
		}
		catch (StepException ex) {
			logger.warn("Cluster {} could not be looked at: {}", cluster.name(), ex.error().message());
		}
		catch (ConditionNotMetException ex) {
			// somebody is changing the cluster; the next look is soon
		}
	}

	private void note(ClusterDocument cluster, ManagedCluster seen, List<NodeType> nodes) {
		ClusterObserved observed = cluster.observed().with(seen).with(nodes);
		Predicate<ClusterDocument> unchanged = (document) -> isSettled(document)
				&& document.updatedAt().equals(cluster.updatedAt());
		if (!observed.equals(cluster.observed())) {
			this.clusters.change(cluster.spec().region(), cluster.name(), unchanged,
					(document) -> document.observed(observed, this.clock.instant()));
		}
		if (seen.ready()) {
			publish(cluster, seen);
		}
	}

	private void publish(ClusterDocument cluster, ManagedCluster seen) {
		String region = cluster.spec().region();
		ClusterConfig current = this.clusters.config(region, cluster.name()).orElse(null);
		if (current != null && !current.with(seen).equals(current)) {
			Set<ClusterConfig> ours = Set.of(current, current.with(seen));
			this.configs.publish(Layout.clusterConfig(region, cluster.name()), ClusterConfig.SCHEMA_VERSION,
					current.with(seen), () -> requireOneOf(ours, region, cluster.name()));
			logger.info("Cluster {} has another certificate; its configuration says so now", cluster.name());
		}
	}

	/**
	 * An operation may be publishing too, and knows better.
	 */
	private void requireOneOf(Set<ClusterConfig> ours, String region, String cluster) {
		if (this.clusters.config(region, cluster).filter(ours::contains).isEmpty()) {
			throw new ConditionNotMetException(Layout.cluster(region, cluster));
		}
	}

	private static boolean isSettled(ClusterDocument cluster) {
		return cluster.provisioningState() == ProvisioningState.Succeeded && cluster.activeOperationId() == null;
	}

}
