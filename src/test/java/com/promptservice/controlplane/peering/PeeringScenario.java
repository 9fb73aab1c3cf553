package com.promptservice.controlplane.peering;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.cluster.ClusterParts;
import com.promptservice.controlplane.customer.CustomerParts;
import com.promptservice.controlplane.customer.StandingCustomers;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
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
 * Peerings in virtual time: the real engine, the real SDK and the local Azure, all on the
 * caller's thread, with a region that stands and the customers contoso and fabrikam.
 */
final class PeeringScenario {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "peering-wire";

	static final String OURS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/azureprompt_dp/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2";

	static final String CONTOSO_SUBSCRIPTION = "22222222-2222-2222-2222-222222222201";

	static final String FABRIKAM_SUBSCRIPTION = "22222222-2222-2222-2222-222222222202";

	static final Caller OPERATOR = new Caller("home", "operator", "operator", Set.of(Caller.Role.Operator));

	static final Caller CONTOSO = new Caller("8f3a1c52-0002-4c00-9000-000000000002", "contoso-app", "contoso",
			Set.of(Caller.Role.Customer));

	static final Caller FABRIKAM = new Caller("8f3a1c52-0003-4c00-9000-000000000003", "fabrikam-app", "fabrikam",
			Set.of(Caller.Role.Customer));

	private static final String NETWORK_VERSION = "?api-version=2025-03-01";

	private static final LatestWire WIRE = new LatestWire();

	/** Dear to build, so there is one for all. */
	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final MovableClock clock = new MovableClock();

	private final Simulator simulator = Simulator.inMemory(this.clock, Durations.scaledBy(1), 1);

	private final List<Call> calls = new ArrayList<>();

	private final Documents documents = new Documents(new InMemoryDocumentStore(Clock.systemUTC()));

	private final RegionParts regions;

	private final CustomerParts customers;

	private final PeeringParts peerings;

	private final Acceptance acceptance;

	private final Worker worker;

	private final EngineParts engine;

	PeeringScenario() {
		this("");
	}

	/**
	 * A scenario whose region has these further fields, single quotes standing for double
	 * ones.
	 */
	PeeringScenario(String fields) {
		this(fields, AZURE, PeeringProperties.defaults());
	}

	PeeringScenario(String fields, AzureOverWire azure, PeeringProperties properties) {
		SimulatedWire wire = new SimulatedWire(this.simulator);
		wire.around((request, behind) -> {
			SimulatorResponse answer = behind.answer(request);
			this.calls.add(new Call(this.clock.instant(), request.method(), request.uri().getPath(), answer.status()));
			return answer;
		});
		WIRE.latest = wire;
		LocalLeases leases = new LocalLeases(this.clock);
		Engine[] engines = new Engine[1];
		Acceptance[] acceptances = new Acceptance[1];
		PeeringParts[] parts = new PeeringParts[1];
		this.regions = new RegionParts(this.documents, azure.resources(), this.clock,
				() -> new SupersededOperationEnded(engines[0]), List.of((region) -> parts[0].children().of(region)));
		this.customers = new CustomerParts(this.documents, azure, this.regions.regions(), this.clock,
				() -> new SupersededOperationEnded(engines[0]), () -> List.of(parts[0].connections()));
		this.peerings = new PeeringParts(this.documents, leases, PeeringParts.Azure.of(azure), this.regions.regions(),
				new PeeringParts.Who(this.customers.customers(), this.customers.configs()), this.clock,
				() -> acceptances[0], () -> new SupersededOperationEnded(engines[0]), properties);
		parts[0] = this.peerings;
		List<OperationDefinition<?>> definitions = new ArrayList<>(this.regions.definitions());
		definitions.addAll(this.customers.definitions());
		definitions.addAll(this.peerings.definitions());
		engines[0] = new Engine(new Engine.Ports(this.documents, leases, new InProcessWorkQueue(this.clock)),
				() -> definitions, this.clock, new Pacing(1), Runnable::run, new Random(1),
				OperationsProperties.defaults(), new SimpleMeterRegistry());
		acceptances[0] = new Acceptance(engines[0]);
		this.acceptance = acceptances[0];
		this.worker = new Worker(engines[0]);
		this.engine = new EngineParts(engines[0], this.acceptance);
		region(fields);
		customer("contoso", CONTOSO.tenantId(), CONTOSO_SUBSCRIPTION);
		customer("fabrikam", FABRIKAM.tenantId(), FABRIKAM_SUBSCRIPTION);
	}

	private void region(String fields) {
		String more = fields.isEmpty() ? "" : ", " + fields.replace('\'', '"');
		this.regions.recordStanding("westus2",
				"{\"subscriptionId\": \"00000000-0000-0000-0000-000000000001\"" + more + "}");
		network(OURS, "10.0.0.0/16");
	}

	/**
	 * The one that scenarios share.
	 */
	static AzureOverWire azure() {
		return AZURE;
	}

	/**
	 * The wire to the Azure of the scenario that was made last.
	 */
	static HttpClient wire() {
		return WIRE;
	}

	/**
	 * Lets somebody peer with a network.
	 */
	void grant(String principal, String network) {
		String subscription = network.substring(0, network.indexOf("/resourceGroups/"));
		String name = UUID.nameUUIDFromBytes((principal + network).getBytes(StandardCharsets.UTF_8)).toString();
		SimulatorResponse answer = azure("PUT",
				network + "/providers/Microsoft.Authorization/roleAssignments/" + name + "?api-version=2022-04-01",
				"{\"properties\": {\"roleDefinitionId\": \"" + subscription
						+ "/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7\", \"principalId\": \""
						+ principal + "\", \"principalType\": \"ServicePrincipal\"}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		waitFor(Duration.ofMinutes(1));
	}

	/**
	 * Records a customer that may peer in the region.
	 */
	void customer(String name, String tenant, String subscription) {
		StandingCustomers.record(this.documents, this.clock, name, "{'tenants': [{'tenantId': '" + tenant
				+ "', 'subscriptionIds': ['" + subscription + "']}], 'regions': ['westus2']}");
	}

	/**
	 * Takes every subscription from a customer.
	 */
	void unregister(String name) {
		StandingCustomers.unregister(this.documents, name);
	}

	static String contosos(String name) {
		return theirs(CONTOSO_SUBSCRIPTION, name);
	}

	static String fabrikams(String name) {
		return theirs(FABRIKAM_SUBSCRIPTION, name);
	}

	static String theirs(String subscription, String name) {
		return "/subscriptions/" + subscription + "/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/"
				+ name;
	}

	/**
	 * Makes a network, or gives it other addresses, straight in Azure.
	 */
	String network(String id, String... prefixes) {
		put(id.substring(0, id.indexOf("/providers/")), "{'location': 'westus2'}");
		put(id, "{'location': 'westus2', 'properties': {'addressSpace': {'addressPrefixes': ['"
				+ String.join("', '", prefixes) + "']}}}");
		return id;
	}

	/**
	 * The customer makes its half.
	 */
	String customersHalf(String network) {
		String half = network + "/virtualNetworkPeerings/to-kvstore";
		SimulatorResponse answer = put(half, "{'properties': {'remoteVirtualNetwork': {'id': '" + OURS + "'}}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		return half;
	}

	SimulatorResponse put(String id, String body) {
		SimulatorResponse answer = azure("PUT", id + version(id), body.replace('\'', '"'));
		this.clock.now = this.clock.now.plus(Duration.ofSeconds(60));
		return answer;
	}

	void remove(String id) {
		azure("DELETE", id + version(id), null);
		this.clock.now = this.clock.now.plus(Duration.ofSeconds(60));
	}

	JsonNode read(String id) {
		return azure("GET", id + version(id), null).json();
	}

	private static String version(String id) {
		return id.contains("/providers/") ? NETWORK_VERSION : "?api-version=2025-04-01";
	}

	/**
	 * Makes the local Azure do something, as its operator can.
	 */
	void act(String name, String body) {
		SimulatorResponse answer = azure("POST", "/simulator/actions/" + name, body.replace('\'', '"'));
		if (answer.status() > 299) {
			throw new AssertionError(answer.status() + " " + answer.json());
		}
	}

	SimulatorResponse azure(String method, String path, String json) {
		return this.simulator
			.handle((json != null) ? SimulatorRequest.of(method, path, json) : SimulatorRequest.of(method, path));
	}

	void arm(Fault fault) {
		this.simulator.arm(fault);
	}

	/**
	 * Accepts a POST; carries nothing out yet.
	 */
	Accepted post(Caller caller, String network, String more) {
		String body = "{\"region\": \"westus2\", \"virtualNetworkId\": \"" + network + "\""
				+ (more.isEmpty() ? "" : ", " + more.replace('\'', '"')) + "}";
		PeeringCandidate candidate = this.peerings.candidate(body, caller);
		return accept("POST " + body + caller.key(), caller, (id) -> this.peerings.create(candidate, id));
	}

	Accepted approve(String id) {
		return accept("approve " + id, OPERATOR, (operation) -> this.peerings.approve(id, OPERATOR, operation));
	}

	Accepted repair(String id, Caller caller) {
		return accept("repair " + id, caller, (operation) -> this.peerings.repair(id, caller, operation));
	}

	Accepted delete(String id, Caller caller) {
		return accept("delete " + id, caller, (operation) -> this.peerings.delete(id, caller, operation));
	}

	/**
	 * Asks for a peering and carries the request out.
	 * @return its id
	 */
	String requested(Caller caller, String network) {
		return requested(caller, network, "");
	}

	String requested(Caller caller, String network, String more) {
		return idOf(carriedOut(post(caller, network, more)));
	}

	/**
	 * Asks for a peering and has it approved, each carried out.
	 */
	String approved(Caller caller, String network) {
		return approved(caller, network, "");
	}

	String approved(Caller caller, String network, String more) {
		String id = requested(caller, network, more);
		carriedOut(approve(id));
		return id;
	}

	/**
	 * A peering whose both halves stand, as this service knows.
	 */
	String connected(Caller caller, String network) {
		String id = approved(caller, network);
		customersHalf(network);
		sweep();
		return id;
	}

	static String idOf(Operation operation) {
		return operation.order().target().substring("/peerings/".length());
	}

	/**
	 * Looks at all peerings once, when the next look is due, and carries out what that
	 * starts.
	 */
	void sweep() {
		waitFor(PeeringProperties.defaults().sweepInterval());
		this.peerings.sweep();
		carryOutAll();
	}

	void refresh(String id, Caller caller) {
		this.peerings.refresh(id, caller);
		carryOutAll();
	}

	Operation retried(Operation ended) {
		return carriedOut(
				this.engine.retry(ended.id(), new RequestIdentity(null, "retry " + ended.id(), OPERATOR, null)));
	}

	PeeringParts parts() {
		return this.peerings;
	}

	PeeringDocument document(String id) {
		return this.peerings.document(id);
	}

	ConnectionState connection(String id) {
		return this.peerings.resource(id, OPERATOR).connectionState();
	}

	PeeringDiagnosis diagnosis(String id, Caller caller) {
		return this.peerings.diagnosis(id, caller, AZURE, ClusterParts.over(this.documents, this.clock), this.clock);
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

	private void carryOutAll() {
		for (int turn = 0; turn < 20_000; turn++) {
			this.worker.poll();
			this.worker.runDue();
			if (this.worker.active() == 0) {
				return;
			}
			turn();
		}
		throw new AssertionError("The work never ends");
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

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * What was asked of Azure since the last call, by this service.
	 */
	List<Call> takeCalls() {
		List<Call> taken = List.copyOf(this.calls);
		this.calls.clear();
		return taken;
	}

	/**
	 * Whether the service asked anything about this network since the last look at its
	 * calls.
	 */
	List<Call> callsOn(String network) {
		return this.calls.stream()
			.filter((call) -> call.path().toLowerCase(Locale.ROOT).startsWith(network.toLowerCase(Locale.ROOT)))
			.toList();
	}

	JsonNode mapping(String customer) {
		return StandingCustomers.published(this.documents, this.clock, customer, "westus2");
	}

	void waitFor(Duration time) {
		this.clock.now = this.clock.now.plus(time);
	}

	Instant now() {
		return this.clock.now;
	}

	Accepted deleteRegion() {
		return this.acceptance.accept("home", new RequestIdentity(null, "delete", OPERATOR, null),
				(id) -> this.regions.delete("westus2", id));
	}

	private Accepted accept(String fingerprint, Caller caller, Function<String, Decision> decide) {
		return this.acceptance.accept("westus2", new RequestIdentity(null, fingerprint, caller, null), decide);
	}

	/**
	 * A request of the service's to Azure.
	 */
	record Call(Instant at, String method, String path, int status) {

		boolean writes() {
			return !this.method.equals("GET");
		}

		@Override
		public String toString() {
			return this.method + " " + this.path + " " + this.status;
		}

	}

	/**
	 * Leads to the Azure of the scenario that was made last.
	 */
	static final class LatestWire implements HttpClient {

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
