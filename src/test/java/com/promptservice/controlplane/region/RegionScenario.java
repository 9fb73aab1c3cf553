package com.promptservice.controlplane.region;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Monitor;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.scenario.LatestWire;
import com.promptservice.controlplane.scenario.ServiceInVirtualTime;

/**
 * The region feature in virtual time.
 */
final class RegionScenario extends ServiceInVirtualTime {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "one-wire";

	/**
	 * Dear to build, so there is one for all; only the latest scenario is on its wire.
	 */
	private static final LatestWire WIRE = new LatestWire();

	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final List<String> writes = new ArrayList<>();

	private final List<RegionChildren.Child> children = new ArrayList<>();

	private final RegionStore regions;

	private final RegionDecisions decisions;

	private final RegionPreviews previews;

	RegionScenario() {
		this(new StoreInMemory());
	}

	RegionScenario(DocumentStore store) {
		super(WIRE, store);
		around((request, azure) -> {
			if (changes(request)) {
				this.writes.add(request.method() + " " + request.uri().getPath());
			}
			return azure.answer(request);
		});
		AzureResources resources = AZURE.resources();
		PublishedConfigs configs = new PublishedConfigs(this.documents, this.clock);
		this.regions = new RegionStore(this.documents, configs);
		RegionDefaults defaults = new RegionDefaults(RegionFixtures.PROPERTIES);
		BusyRegion busy = new BusyRegion(new PublicUrls(URI.create("http://127.0.0.1:8080")));
		this.decisions = new RegionDecisions(this.regions, defaults, new RegionRepresentations(),
				List.of((region) -> List.copyOf(this.children)), busy, this.clock);
		RoutingTables routes = new RoutingTables(this.regions, configs, List::of);
		RegionCreatePlan creation = new RegionCreatePlan(resources, AzureOverWire.properties(), configs, routes);
		RegionDeletePlan removal = new RegionDeletePlan(resources, AzureOverWire.properties(), this.regions, configs,
				routes, this::superseded);
		start(List.of(new RegionCreateOrUpdate(creation, this.regions, this.decisions),
				new RegionDelete(removal, this.regions, this.decisions)));
		this.previews = new RegionPreviews(this.regions, defaults, creation, busy, resources, AZURE.names());
	}

	/**
	 * Accepts a PUT with these fields besides the subscription; carries nothing out yet.
	 */
	Accepted put(String region, String fields) {
		RegionRequest request = request(fields);
		return accept(DocumentName.HOME, "PUT " + region + fields,
				(id) -> this.decisions.put(region, request, (etag) -> {
				}, id));
	}

	Accepted delete(String region) {
		return accept(DocumentName.HOME, "DELETE " + region, (id) -> this.decisions.delete(region, (etag) -> {
		}, id));
	}

	RegionWhatIf whatIf(String region, String fields) {
		return this.previews.of(region, request(fields));
	}

	/**
	 * PUTs the region and carries the operation out.
	 */
	Operation created(String region, String fields) {
		return carriedOut(put(region, fields));
	}

	Operation deleted(String region) {
		return carriedOut(delete(region));
	}

	Monitor monitor(Operation operation) {
		return engine().monitor(operation);
	}

	RegionStore regions() {
		return this.regions;
	}

	/**
	 * What the feature wrote to Azure since the last call.
	 */
	List<String> takeWrites() {
		List<String> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	void addChild(RegionChildren.Child child) {
		this.children.add(child);
	}

	private RegionRequest request(String fields) {
		return RegionFixtures.request("{'subscriptionId': '" + RegionFixtures.SUBSCRIPTION + "'"
				+ (fields.isEmpty() ? "" : ", " + fields) + "}");
	}

}
