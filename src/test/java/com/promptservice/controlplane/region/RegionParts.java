package com.promptservice.controlplane.region;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Step;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The region package put together by hand, for tests without Spring.
 */
public final class RegionParts {

	private static final RegionProperties PROPERTIES = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("control-plane.region", RegionProperties.class);

	private static final PublicUrls URLS = new PublicUrls(URI.create("http://127.0.0.1:8080"));

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final RegionDecisions decisions;

	private final List<OperationDefinition<?>> definitions;

	private final Regions regions;

	private final RegionStore store;

	private final ConnectivityTest connectivity;

	private final Documents documents;

	private final Clock clock;

	/**
	 * Regions over these documents and this Azure.
	 * @param supersededEnded the step that waits until the superseded operation ended
	 */
	public RegionParts(Documents documents, AzureResources resources, Clock clock, Supplier<Step<?>> supersededEnded) {
		this(documents, resources, clock, supersededEnded, List.of());
	}

	/**
	 * Regions with what lives in them.
	 */
	public RegionParts(Documents documents, AzureResources resources, Clock clock, Supplier<Step<?>> supersededEnded,
			List<RegionChildren> children) {
		this(documents, resources, clock, supersededEnded, children, List::of);
	}

	/**
	 * Regions with what lives in them and what their routing tables are made of.
	 */
	public RegionParts(Documents documents, AzureResources resources, Clock clock, Supplier<Step<?>> supersededEnded,
			List<RegionChildren> children, Supplier<List<RoutingSource>> sources) {
		AzureProperties azure = AzureOverWire.properties();
		PublishedConfigs configs = new PublishedConfigs(documents, clock);
		RegionStore store = new RegionStore(documents, configs);
		this.regions = new Regions(store, azure, PROPERTIES);
		this.store = store;
		this.documents = documents;
		this.clock = clock;
		RoutingTables routes = routes(documents, clock, sources);
		this.decisions = new RegionDecisions(store, new RegionDefaults(PROPERTIES), new RegionRepresentations(),
				children, new BusyRegion(URLS), clock);
		this.connectivity = new ConnectivityTest(resources, documents, store);
		this.definitions = List.of(this.connectivity,
				new RegionCreateOrUpdate(new RegionCreatePlan(resources, azure, configs, routes), store,
						this.decisions),
				new RegionDelete(new RegionDeletePlan(resources, azure, store, configs, routes, supersededEnded), store,
						this.decisions));
	}

	public List<OperationDefinition<?>> definitions() {
		return this.definitions;
	}

	/**
	 * The regions, for the features that live in them.
	 */
	public Regions regions() {
		return this.regions;
	}

	/**
	 * The routing tables over these documents, for those who publish what they are made
	 * of.
	 */
	public static RoutingTables routes(Documents documents, Clock clock, Supplier<List<RoutingSource>> sources) {
		PublishedConfigs configs = new PublishedConfigs(documents, clock);
		return new RoutingTables(new RegionStore(documents, configs), configs, sources);
	}

	/**
	 * The published routing table as JSON; null when there is none.
	 */
	public JsonNode routingTable(String region) {
		return this.store.routingTable(region).map(this.store::tree).orElse(null);
	}

	/**
	 * Records a region as if it stood, for what needs no more of it.
	 */
	public void recordStanding(String region, String body) {
		RegionSpec spec = new RegionDefaults(PROPERTIES).complete(region, MAPPER.readValue(body, RegionRequest.class),
				null);
		Instant now = this.clock.instant();
		RegionObserved seen = new RegionObserved(null, null, null, null, null, null, null,
				"0123456789ABCDEF0123456789ABCDEF01234567", null, null, null);
		this.documents.write(Layout.region(region),
				RegionDocument.created(spec, "home.past", now).settled(seen, ProvisioningState.Succeeded, null, now),
				Condition.ABSENT);
	}

	/**
	 * Judges a PUT of a region.
	 */
	public Decision put(String region, String body, String operationId) {
		return this.decisions.put(region, MAPPER.readValue(body, RegionRequest.class), (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a POST of a connectivity test.
	 */
	public Decision testConnectivity(String region, String machineId, String operationId) {
		return this.connectivity.start(region, new ConnectivityRequest(machineId, null), (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a DELETE of a region.
	 */
	public Decision delete(String region, String operationId) {
		return this.decisions.delete(region, (etag) -> {
		}, operationId);
	}

}
