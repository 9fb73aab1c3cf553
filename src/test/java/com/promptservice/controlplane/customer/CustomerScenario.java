package com.promptservice.controlplane.customer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.EngineParts;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationsProperties;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.operation.Worker;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Customers in virtual time: the real engine, the real SDK and the local Azure, all on
 * the caller's thread, with two regions that stand.
 */
final class CustomerScenario {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "customer-wire";

	static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/promptservice-regional-storage-";

	private static final Caller CALLER = new Caller("tenant", "object", "tester", Set.of(Caller.Role.Operator));

	private static final LatestWire WIRE = new LatestWire();

	/** Dear to build, so there is one for all. */
	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final MovableClock clock = new MovableClock();

	private final Simulator simulator = Simulator.inMemory(this.clock, Durations.scaledBy(1), 1);

	private final List<String> writes = new ArrayList<>();

	private final List<Connection> connections = new ArrayList<>();

	private Runnable afterListing;

	private final Documents documents;

	private final RegionParts regions;

	private final CustomerParts customers;

	private final Acceptance acceptance;

	private final Worker worker;

	private final EngineParts engine;

	CustomerScenario() {
		this(new InMemoryDocumentStore(Clock.systemUTC()));
	}

	CustomerScenario(DocumentStore store) {
		SimulatedWire wire = new SimulatedWire(this.simulator);
		wire.around((request, azure) -> {
			if (!request.method().equals("GET") && !request.uri().getPath().contains("heckNameAvailability")) {
				this.writes.add(request.method() + " " + request.uri().getPath());
			}
			SimulatorResponse answer = azure.answer(request);
			if (this.afterListing != null && request.uri().getPath().endsWith("/blobServices/default/containers")) {
				Runnable next = this.afterListing;
				this.afterListing = null;
				next.run();
			}
			return answer;
		});
		WIRE.latest = wire;
		this.documents = new Documents(store);
		Engine[] holder = new Engine[1];
		CustomerParts[] parts = new CustomerParts[1];
		this.regions = new RegionParts(this.documents, AZURE.resources(), this.clock,
				() -> new SupersededOperationEnded(holder[0]), List.of((region) -> parts[0].children().of(region)),
				() -> List.of(parts[0].routes()));
		this.customers = new CustomerParts(this.documents, AZURE, this.regions.regions(), this.clock,
				() -> new SupersededOperationEnded(holder[0]), () -> List.of(this::connecting));
		parts[0] = this.customers;
		List<OperationDefinition<?>> definitions = new ArrayList<>(this.regions.definitions());
		definitions.addAll(this.customers.definitions());
		holder[0] = new Engine(
				new Engine.Ports(this.documents, new LocalLeases(this.clock), new InProcessWorkQueue(this.clock)),
				() -> definitions, this.clock, new Pacing(1), Runnable::run, new Random(1),
				OperationsProperties.defaults(), new SimpleMeterRegistry());
		this.acceptance = new Acceptance(holder[0]);
		this.worker = new Worker(holder[0]);
		this.engine = new EngineParts(holder[0], this.acceptance);
		region("westus2", "10.0.0.0/16");
		region("eastus", "10.1.0.0/16");
		takeWrites();
	}

	private void region(String region, String network) {
		String body = "{\"subscriptionId\": \"00000000-0000-0000-0000-000000000001\", \"network\": {\"vnetAddressPrefix\": \""
				+ network + "\"}}";
		this.regions.recordStanding(region, body);
		azure("PUT", GROUP + region + "?api-version=2025-04-01", "{\"location\": \"" + region + "\"}");
	}

	Accepted deleteRegion(String region) {
		return accept("DELETE " + region, (id) -> this.regions.delete(region, id));
	}

	/**
	 * Accepts a PUT, single quotes standing for double ones; carries nothing out yet.
	 */
	Accepted put(String customer, String body) {
		return put(customer, body, false);
	}

	Accepted put(String customer, String body, boolean deleteData) {
		String json = body.replace('\'', '"');
		return accept("PUT " + customer + json + deleteData,
				(id) -> this.customers.put(customer, json, deleteData, id));
	}

	Accepted delete(String customer, boolean deleteData) {
		return accept("DELETE " + customer + deleteData, (id) -> this.customers.delete(customer, deleteData, id));
	}

	Operation written(String customer, String body) {
		return carriedOut(put(customer, body));
	}

	Operation deleted(String customer, boolean deleteData) {
		return carriedOut(delete(customer, deleteData));
	}

	Operation retried(Operation ended) {
		return carriedOut(
				this.engine.retry(ended.id(), new RequestIdentity(null, "retry " + ended.id(), CALLER, null)));
	}

	CustomerDocument customer(String name) {
		return this.customers.store().get(name);
	}

	CustomerParts parts() {
		return this.customers;
	}

	JsonNode routingTable(String region) {
		return this.regions.routingTable(region);
	}

	/**
	 * Connects a customer by a peering that is not this package's.
	 */
	void connect(String customer, String region, CustomerChildren.Child child) {
		this.connections.add(new Connection(customer, region, child));
	}

	void disconnectAll() {
		this.connections.clear();
	}

	private List<CustomerChildren.Child> connecting(String customer, String region) {
		return this.connections.stream()
			.filter((connection) -> connection.customer().equals(customer) && connection.region().equals(region))
			.map(Connection::child)
			.toList();
	}

	/**
	 * The data plane writes: a container comes to be in the account.
	 */
	void store(String region, String account, String container) {
		SimulatorResponse answer = azure("PUT",
				GROUP + region + "/providers/Microsoft.Storage/storageAccounts/" + account
						+ "/blobServices/default/containers/" + container + "?api-version=2025-06-01",
				"{\"properties\": {}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.status() + " " + answer.json());
		}
	}

	/**
	 * Does something right after the service looked for data the next time.
	 */
	void afterNextLookForData(Runnable work) {
		this.afterListing = work;
	}

	void arm(Fault fault) {
		this.simulator.arm(fault);
	}

	void disarm() {
		this.simulator.clearFaults();
	}

	SimulatorResponse azure(String method, String path, String json) {
		return this.simulator
			.handle((json != null) ? SimulatorRequest.of(method, path, json) : SimulatorRequest.of(method, path));
	}

	Operation carriedOut(Accepted accepted) {
		String id = accepted.operation().id();
		for (int turn = 0; turn < 20_000; turn++) {
			if (this.worker.active() == 0 && operation(id).hasEnded()) {
				return operation(id);
			}
			turn();
		}
		throw new AssertionError("Operation never ends: " + shown(operation(id)));
	}

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

	String shown(Object value) {
		return this.documents.tree(value).toPrettyString();
	}

	/**
	 * What was written to Azure since the last call.
	 */
	List<String> takeWrites() {
		List<String> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	/**
	 * Names of the storage accounts that customers have in a region.
	 */
	List<String> accounts(String region) {
		return this.simulator.resources()
			.stream()
			.map((resource) -> resource.id())
			.filter((id) -> id.startsWith(GROUP + region + "/") && id.matches(".*/storageAccounts/[^/]+"))
			.map((id) -> id.substring(id.lastIndexOf('/') + 1))
			.toList();
	}

	void waitFor(Duration time) {
		this.clock.now = this.clock.now.plus(time);
	}

	private Accepted accept(String fingerprint, Function<String, Decision> decide) {
		return this.acceptance.accept("home", new RequestIdentity(null, fingerprint, CALLER, null), decide);
	}

	private record Connection(String customer, String region, CustomerChildren.Child child) {
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
