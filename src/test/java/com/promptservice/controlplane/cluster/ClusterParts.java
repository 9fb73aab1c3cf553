package com.promptservice.controlplane.cluster;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.region.RegionChildren;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.region.Regions;
import com.promptservice.controlplane.region.RoutingSource;
import com.promptservice.controlplane.region.RoutingTables;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cluster package put together by hand, for tests without Spring.
 */
public final class ClusterParts {

	private static final PublicUrls URLS = new PublicUrls(URI.create("http://127.0.0.1:8080"));

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final ClusterStore store;

	private final ClusterReservations reservations;

	private final ClusterDecisions decisions;

	private final ClusterPreviews previews;

	private final ClusterReconciliation reconciliation;

	private final ClusterRequests requests;

	private final List<OperationDefinition<?>> definitions;

	/**
	 * Clusters over these documents and this Azure.
	 * @param supersededEnded the step that waits until the superseded operation ended
	 */
	public ClusterParts(Documents documents, Leases leases, Azure azure, Regions regions, Clock clock,
			Supplier<Step<?>> supersededEnded, List<ClusterUsers> users, List<ClusterChildren> children) {
		AzureProperties properties = AzureOverWire.properties();
		this.reservations = new ClusterReservations(documents, ClusterFixtures.PROPERTIES.reservationGrace(), clock);
		PublishedConfigs configs = new PublishedConfigs(documents, clock);
		this.store = new ClusterStore(documents, configs, this.reservations);
		ClusterDefaults defaults = new ClusterDefaults(ClusterFixtures.PROPERTIES);
		ClusterSites sites = new ClusterSites(regions, this.store);
		BusyCluster busy = new BusyCluster(URLS);
		ClusterRepresentations representations = new ClusterRepresentations();
		this.requests = new ClusterRequests(this.store, sites, defaults, representations);
		this.decisions = new ClusterDecisions(this.store, this.reservations, sites, defaults, representations, users,
				busy, clock);
		ClusterPreflight preflight = new ClusterPreflight(azure.lookups(), azure.names(), properties);
		RoutingTables routes = RegionParts.routes(documents, clock, () -> List.of(routes()));
		ClusterCreatePlan plans = new ClusterCreatePlan(azure.resources(), properties, configs, routes, this.store,
				this.reservations, regions, preflight);
		ClusterDeletePlan removal = new ClusterDeletePlan(azure.resources(), properties, configs, routes,
				() -> children, supersededEnded);
		this.previews = new ClusterPreviews(this.store, this.reservations, sites, defaults, plans, preflight,
				azure.resources(), busy);
		this.reconciliation = new ClusterReconciliation(configs, this.store, this.reservations, regions,
				azure.lookups(), leases, clock);
		this.definitions = List.of(new ClusterCreateOrUpdate(plans, this.store, this.reservations, this.decisions),
				new ClusterScale(plans, this.store, this.decisions),
				new ClusterDelete(removal, this.store, this.reservations, this.decisions));
	}

	/**
	 * The clusters in these documents.
	 */
	public static Clusters over(Documents documents, Clock clock) {
		return new Clusters(new ClusterStore(documents, new PublishedConfigs(documents, clock),
				new ClusterReservations(documents, ClusterFixtures.PROPERTIES.reservationGrace(), clock)));
	}

	public List<OperationDefinition<?>> definitions() {
		return this.definitions;
	}

	/**
	 * What regions are told of their clusters.
	 */
	public RegionChildren children() {
		return new ClusterRegionChildren(this.store);
	}

	/**
	 * What routing tables are told of the clusters.
	 */
	public RoutingSource routes() {
		return new ClusterRoutes(this.store);
	}

	/**
	 * Judges a PUT of a cluster.
	 */
	public Decision put(String cluster, String body, String operationId) {
		return this.decisions.put(cluster, MAPPER.readValue(body, ClusterRequest.class), (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a change of a number of nodes.
	 */
	public Decision scale(String cluster, String nodeType, int instanceCount, String operationId) {
		return this.decisions.scale(cluster, new ClusterScaleRequest(nodeType, instanceCount), (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a DELETE of a cluster.
	 */
	public Decision delete(String cluster, boolean force, String operationId) {
		return this.decisions.delete(cluster, force, (etag) -> {
		}, operationId);
	}

	/**
	 * Compares every cluster with Azure once.
	 */
	public void reconcile() {
		this.reconciliation.run();
	}

	public Clusters clusters() {
		return new Clusters(this.store);
	}

	ClusterStore store() {
		return this.store;
	}

	ClusterReservations reservations() {
		return this.reservations;
	}

	ClusterWhatIf whatIf(String cluster, String body) {
		return this.previews.of(cluster, MAPPER.readValue(body, ClusterRequest.class));
	}

	/**
	 * The ways to Azure.
	 */
	public record Azure(AzureResources resources, AzureLookups lookups, NameAvailability names) {

		public static Azure of(AzureOverWire wire) {
			return new Azure(wire.resources(), wire.lookups(), wire.names());
		}

	}

}
