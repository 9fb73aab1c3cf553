package com.promptservice.controlplane.region;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.EngineParts;
import com.promptservice.controlplane.operation.Monitor;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationsProperties;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.operation.Worker;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The region feature in virtual time: the real engine, the real SDK and the local Azure,
 * all on the caller's thread.
 */
final class RegionScenario {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "one-wire";

	private static final Caller CALLER = new Caller("tenant", "object", "tester", Set.of(Caller.Role.Operator));

	/**
	 * Dear to build, so there is one for all; only the latest scenario is on its wire.
	 */
	private static final LatestWire WIRE = new LatestWire();

	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final MovableClock clock = new MovableClock();

	private final Simulator simulator = Simulator.inMemory(this.clock, Durations.scaledBy(1), 1);

	private final List<String> writes = new ArrayList<>();

	private final List<RegionChildren.Child> children = new ArrayList<>();

	private final Documents documents;

	private final RegionStore regions;

	private final RegionDecisions decisions;

	private final RegionPreviews previews;

	private final Acceptance acceptance;

	private final Worker worker;

	private final EngineParts parts;

	RegionScenario() {
		this(new StoreInMemory());
	}

	RegionScenario(DocumentStore store) {
		SimulatedWire wire = new SimulatedWire(this.simulator);
		wire.around((request, azure) -> {
			if (!request.method().equals("GET") && !request.uri().getPath().contains("checkNameAvailability")) {
				this.writes.add(request.method() + " " + request.uri().getPath());
			}
			return azure.answer(request);
		});
		WIRE.latest = wire;
		AzureResources resources = AZURE.resources();
		this.documents = new Documents(store);
		PublishedConfigs configs = new PublishedConfigs(this.documents, this.clock);
		this.regions = new RegionStore(this.documents, configs);
		RegionDefaults defaults = new RegionDefaults(RegionFixtures.PROPERTIES);
		BusyRegion busy = new BusyRegion(new PublicUrls(URI.create("http://127.0.0.1:8080")));
		this.decisions = new RegionDecisions(this.regions, defaults, new RegionRepresentations(),
				List.of((region) -> List.copyOf(this.children)), busy, this.clock);
		RoutingTables routes = new RoutingTables(this.regions, configs, List::of);
		RegionCreatePlan creation = new RegionCreatePlan(resources, AzureOverWire.properties(), configs, routes);
		Engine[] engine = new Engine[1];
		RegionDeletePlan removal = new RegionDeletePlan(resources, AzureOverWire.properties(), this.regions, configs,
				routes, () -> new SupersededOperationEnded(engine[0]));
		List<OperationDefinition<?>> definitions = List.of(
				new RegionCreateOrUpdate(creation, this.regions, this.decisions),
				new RegionDelete(removal, this.regions, this.decisions));
		engine[0] = new Engine(
				new Engine.Ports(this.documents, new LocalLeases(this.clock), new InProcessWorkQueue(this.clock)),
				() -> definitions, this.clock, new Pacing(1), Runnable::run, new Random(1),
				OperationsProperties.defaults(), new SimpleMeterRegistry());
		this.previews = new RegionPreviews(this.regions, defaults, creation, busy, resources, AZURE.names());
		this.acceptance = new Acceptance(engine[0]);
		this.worker = new Worker(engine[0]);
		this.parts = new EngineParts(engine[0], this.acceptance);
	}

	/**
	 * Accepts a PUT with these fields besides the subscription; carries nothing out yet.
	 */
	Accepted put(String region, String fields) {
		RegionRequest request = request(fields);
		return accept("PUT " + region + fields, (id) -> this.decisions.put(region, request, (etag) -> {
		}, id));
	}

	Accepted delete(String region) {
		return accept("DELETE " + region, (id) -> this.decisions.delete(region, (etag) -> {
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

	/**
	 * Goes on with an ended operation, as {@code :retry} does, and carries that out.
	 */
	Operation retried(Operation ended) {
		return carriedOut(this.parts.retry(ended.id(), new RequestIdentity(null, "retry " + ended.id(), CALLER, null)));
	}

	Monitor monitor(Operation operation) {
		return this.parts.monitor(operation);
	}

	/**
	 * Makes Azure misbehave.
	 */
	void arm(Fault fault) {
		this.simulator.arm(fault);
	}

	void disarm() {
		this.simulator.clearFaults();
	}

	/**
	 * Lets time pass until the operation has ended.
	 */
	Operation carriedOut(Accepted accepted) {
		String id = accepted.operation().id();
		for (int turn = 0; turn < 10_000; turn++) {
			// reading it at every turn would take longer than carrying it out
			if (this.worker.active() == 0 && operation(id).hasEnded()) {
				return operation(id);
			}
			turn();
		}
		throw new AssertionError("Operation never ends: " + this.documents.tree(operation(id)).toPrettyString());
	}

	/**
	 * Carries out what is due now, then moves time to what is due next.
	 */
	void turn() {
		this.worker.poll();
		this.worker.runDue();
		this.clock.now = this.worker.nextDue()
			.filter((due) -> due.isAfter(this.clock.now))
			.orElse(this.clock.now.plus(Duration.ofSeconds(1)));
	}

	Operation operation(String id) {
		return this.documents.read(Layout.operation(id), Operation.class).orElseThrow().value();
	}

	RegionStore regions() {
		return this.regions;
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * What the feature wrote to Azure since the last call.
	 */
	List<String> takeWrites() {
		List<String> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	/**
	 * Somebody else's request to Azure.
	 */
	SimulatorResponse azure(String method, String path, String json) {
		return this.simulator
			.handle((json != null) ? SimulatorRequest.of(method, path, json) : SimulatorRequest.of(method, path));
	}

	/**
	 * ARM ids of everything there is, in lower case.
	 */
	List<String> resources() {
		return this.simulator.resources().stream().map((resource) -> resource.id().toString().toLowerCase()).toList();
	}

	void waitFor(Duration time) {
		this.clock.now = this.clock.now.plus(time);
	}

	void addChild(RegionChildren.Child child) {
		this.children.add(child);
	}

	private RegionRequest request(String fields) {
		return RegionFixtures.request("{'subscriptionId': '" + RegionFixtures.SUBSCRIPTION + "'"
				+ (fields.isEmpty() ? "" : ", " + fields) + "}");
	}

	private Accepted accept(String fingerprint, java.util.function.Function<String, Decision> decide) {
		return this.acceptance.accept(DocumentName.HOME, new RequestIdentity(null, fingerprint, CALLER, null), decide);
	}

	/**
	 * Leads to the Azure of the scenario that was made last.
	 */
	private static final class LatestWire implements HttpClient {

		private HttpClient latest;

		@Override
		public Mono<HttpResponse> send(HttpRequest request) {
			return this.latest.send(request);
		}

		@Override
		public HttpResponse sendSync(HttpRequest request, Context context) {
			return this.latest.sendSync(request, context);
		}

	}

	/**
	 * A clock that only the scenario moves.
	 */
	private static final class MovableClock extends Clock {

		private Instant now = Instant.parse("2026-11-01T00:00:00Z");

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
