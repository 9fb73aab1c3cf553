package com.promptservice.controlplane.cluster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
import com.promptservice.controlplane.azure.NetworkTraffic;
import com.promptservice.controlplane.deployment.DeploymentParts;
import com.promptservice.controlplane.deployment.MemoryArtifacts;
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
import com.promptservice.controlplane.queue.WorkQueue;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Regions and clusters in virtual time: the real engine, the real SDK and the local
 * Azure, all on the caller's thread.
 */
public final class ClusterScenario {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	public static final String ONE_WIRE = "one-wire";

	private static final Caller CALLER = new Caller("tenant", "object", "tester", Set.of(Caller.Role.Operator));

	/**
	 * Dear to build, so there is one for all; only the latest scenario is on its wire.
	 */
	private static final LatestWire WIRE = new LatestWire();

	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private static final String REGION_BODY = "{\"subscriptionId\": \"" + ClusterFixtures.SUBSCRIPTION + "\"}";

	private final MovableClock clock = new MovableClock();

	private final ExchangeLog exchanges = ExchangeLog.inMemory();

	private final MemoryArtifacts artifacts = new MemoryArtifacts(this.clock);

	private final Simulator simulator = Simulator.withPackages(this.artifacts, this.clock, Durations.scaledBy(1), 1,
			null, this.exchanges);

	private final List<Write> writes = new ArrayList<>();

	private final List<String> connected = new ArrayList<>();

	private final List<String> messages = new ArrayList<>();

	private final WorkQueue queue = heard(new InProcessWorkQueue(this.clock));

	private final Documents documents;

	private final RegionParts regions;

	private final ClusterParts clusters;

	private final DeploymentParts deployments;

	private final Acceptance acceptance;

	private final Worker worker;

	private final EngineParts engine;

	public ClusterScenario() {
		this(new InMemoryDocumentStore(Clock.systemUTC()));
	}

	public ClusterScenario(DocumentStore store) {
		SimulatedWire wire = new SimulatedWire(this.simulator);
		wire.around((request, azure) -> {
			SimulatorResponse answer = azure.answer(request);
			if (!request.method().equals("GET") && !request.uri().getPath().contains("heckNameAvailability")) {
				this.writes.add(new Write(this.clock.instant(), request.method(), request.uri().getPath(),
						new String(request.body(), java.nio.charset.StandardCharsets.UTF_8), answer.status()));
			}
			return answer;
		});
		WIRE.latest = wire;
		this.documents = new Documents(store);
		LocalLeases leases = new LocalLeases(this.clock);
		Engine[] holder = new Engine[1];
		ClusterParts[] children = new ClusterParts[1];
		DeploymentParts[] applications = new DeploymentParts[1];
		this.regions = new RegionParts(this.documents, AZURE.resources(), this.clock,
				() -> new SupersededOperationEnded(holder[0]), List.of((region) -> children[0].children().of(region)),
				() -> List.of(children[0].routes()));
		this.clusters = new ClusterParts(this.documents, leases, ClusterParts.Azure.of(AZURE), this.regions.regions(),
				this.clock, () -> new SupersededOperationEnded(holder[0]),
				List.of((region) -> List.copyOf(this.connected)),
				List.of((cluster, after) -> applications[0].children().removal(cluster, after)));
		children[0] = this.clusters;
		this.deployments = new DeploymentParts(this.documents, this.artifacts, AZURE.resources(),
				this.clusters.clusters(), this.regions.regions(), this.clock);
		applications[0] = this.deployments;
		List<OperationDefinition<?>> definitions = new ArrayList<>(this.regions.definitions());
		definitions.addAll(this.clusters.definitions());
		definitions.addAll(this.deployments.definitions());
		holder[0] = new Engine(new Engine.Ports(this.documents, leases, this.queue), () -> definitions, this.clock,
				new Pacing(1), Runnable::run, new Random(1), OperationsProperties.defaults(),
				new SimpleMeterRegistry());
		this.acceptance = new Acceptance(holder[0]);
		this.worker = new Worker(holder[0]);
		this.engine = new EngineParts(holder[0], this.acceptance);
	}

	/**
	 * A scenario with a region that stands.
	 */
	public static ClusterScenario withRegion() {
		return withRegion("");
	}

	/**
	 * A scenario with a region of these further fields that stands, single quotes
	 * standing for double ones.
	 */
	public static ClusterScenario withRegion(String fields) {
		ClusterScenario scenario = new ClusterScenario();
		scenario.region("westus2", fields);
		scenario.takeWrites();
		return scenario;
	}

	public Operation region(String region, String fields) {
		String body = REGION_BODY.replace("}", (fields.isEmpty() ? "" : ", " + fields.replace('\'', '"')) + "}");
		return carriedOut(accept("home", "PUT " + region + body, (id) -> this.regions.put(region, body, id)));
	}

	Accepted deleteRegion(String region) {
		return accept("home", "DELETE " + region, (id) -> this.regions.delete(region, id));
	}

	/**
	 * Accepts a PUT; carries nothing out yet.
	 */
	public Accepted put(String cluster, String body) {
		String json = body.replace('\'', '"');
		String region = ClusterFixtures.request(body).region();
		return accept(region, "PUT " + cluster + json, (id) -> this.clusters.put(cluster, json, id));
	}

	public Accepted scale(String cluster, String nodeType, int count) {
		return accept("westus2", "SCALE " + cluster + nodeType + count,
				(id) -> this.clusters.scale(cluster, nodeType, count, id));
	}

	public Accepted delete(String cluster) {
		return delete(cluster, false);
	}

	Accepted delete(String cluster, boolean force) {
		return accept("westus2", "DELETE " + cluster, (id) -> this.clusters.delete(cluster, force, id));
	}

	/**
	 * PUTs the cluster and carries the operation out.
	 */
	public Operation created(String cluster, int appNodes) {
		return carriedOut(put(cluster, ClusterFixtures.body(appNodes, "")));
	}

	public DeploymentParts deployments() {
		return this.deployments;
	}

	public MemoryArtifacts artifacts() {
		return this.artifacts;
	}

	/**
	 * Accepts a POST of a deployment, single quotes standing for double ones.
	 */
	public Accepted deploy(String body) {
		String json = body.replace('\'', '"');
		return accept("westus2", "DEPLOY " + json + this.clock.instant(), (id) -> this.deployments.deploy(json, id));
	}

	public Accepted rollback(String deployment) {
		return accept("westus2", "ROLLBACK " + deployment, (id) -> this.deployments.rollback(deployment, id));
	}

	/**
	 * Compares every cluster with Azure once.
	 */
	public void reconcile() {
		this.clusters.reconcile();
	}

	public Operation deleted(String cluster) {
		return carriedOut(delete(cluster));
	}

	/**
	 * Goes on with an ended operation, as {@code :retry} does, and carries that out.
	 */
	public Operation retried(Operation ended) {
		return carriedOut(
				this.engine.retry(ended.id(), new RequestIdentity(null, "retry " + ended.id(), CALLER, null)));
	}

	public String cancel(Accepted accepted) {
		return this.engine.cancel(accepted.operation().id());
	}

	ClusterWhatIf whatIf(String cluster, String body) {
		return this.clusters.whatIf(cluster, body.replace('\'', '"'));
	}

	public ClusterParts parts() {
		return this.clusters;
	}

	ClusterDocument cluster(String name) {
		return this.clusters.store().get(name);
	}

	ClusterConfig config(String name) {
		return this.clusters.store().config("westus2", name).orElse(null);
	}

	/**
	 * The published routing table of the region.
	 */
	JsonNode routingTable() {
		return this.regions.routingTable("westus2");
	}

	/**
	 * Peerings that are connected.
	 */
	public void connect(String path) {
		this.connected.add(path);
	}

	/**
	 * Makes the local Azure do something, as its operator can.
	 */
	public void control(String method, String path, String json) {
		SimulatorResponse answer = azure(method, "/simulator/" + path, json.replace('\'', '"'));
		if (answer.status() > 299) {
			throw new AssertionError(answer.status() + " " + answer.json());
		}
	}

	/**
	 * Tries the region's endpoints from a machine, and carries that out.
	 */
	public Operation testedFrom(String machineId) {
		return carriedOut(accept("westus2", "TEST " + machineId + this.writes.size(),
				(id) -> this.regions.testConnectivity("westus2", machineId, id)));
	}

	public NetworkTraffic traffic() {
		return AZURE.traffic();
	}

	/**
	 * Lets time pass until the operation has ended.
	 */
	public Operation carriedOut(Accepted accepted) {
		String id = accepted.operation().id();
		for (int turn = 0; turn < 20_000; turn++) {
			// reading it at every turn would take longer than carrying it out
			if (this.worker.active() == 0 && operation(id).hasEnded()) {
				return operation(id);
			}
			turn();
		}
		throw new AssertionError("Operation never ends: " + shown(operation(id)));
	}

	/**
	 * Carries out what is due now, then moves time to what is due next.
	 */
	public void turn() {
		this.worker.poll();
		this.worker.runDue();
		this.clock.now = this.worker.nextDue()
			.filter((due) -> due.isAfter(this.clock.now))
			.orElse(this.clock.now.plus(Duration.ofSeconds(1)));
	}

	/**
	 * Lets time pass, at most this long, until a step of the operation is under way.
	 */
	public void untilUnderWay(Accepted accepted, String step) {
		for (int turn = 0; turn < 5_000; turn++) {
			for (JsonNode each : this.documents.tree(operation(accepted.operation().id())).get("steps")) {
				if (each.get("name").asString().equals(step) && each.get("status").asString().equals("Waiting")) {
					return;
				}
			}
			turn();
		}
		throw new AssertionError("Step never begins: " + shown(operation(accepted.operation().id())));
	}

	public Operation operation(String id) {
		return this.documents.read(Layout.operation(id), Operation.class).orElseThrow().value();
	}

	public String shown(Object value) {
		return this.documents.tree(value).toPrettyString();
	}

	/**
	 * What the features wrote to Azure since the last call.
	 */
	public List<Write> takeWrites() {
		List<Write> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	/**
	 * What the features wrote to Azure so far; {@link #takeWrites} forgets it.
	 */
	public List<Write> writes() {
		return this.writes;
	}

	public JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * The passwords that were put into a vault.
	 */
	public List<String> passwords() {
		return this.writes.stream()
			.filter((write) -> write.path().contains("/secrets/") && write.body().contains("\"value\""))
			.map((write) -> write.body().replaceFirst(".*\"value\":\"([^\"]*)\".*", "$1"))
			.toList();
	}

	/**
	 * The region's certificates as its vault shows them; private keys never leave it.
	 */
	List<String> certificates() {
		return java.util.stream.Stream.of("server", "client")
			.map((side) -> azure("GET",
					"http://127.0.0.1:8090/keyvault/kvstore-kv-westus2/certificates/kvstore-" + side
							+ "-cert?api-version=7.5",
					null))
			.map((answer) -> answer.json().path("cer").asString())
			.toList();
	}

	/**
	 * How many writes outside vaults told this.
	 */
	public long sent(String text) {
		return this.writes.stream()
			.filter((write) -> !write.path().contains("/secrets/") && write.status() < 300)
			.filter((write) -> write.body().contains(text))
			.count();
	}

	/**
	 * What the work queue was given.
	 */
	public List<String> messages() {
		return this.messages;
	}

	/**
	 * Every exchange with Azure, as it would be dumped.
	 */
	public String exchanges() {
		return this.exchanges.export(true);
	}

	/**
	 * Somebody else's request to Azure.
	 */
	public SimulatorResponse azure(String method, String path, String json) {
		return this.simulator
			.handle((json != null) ? SimulatorRequest.of(method, path, json) : SimulatorRequest.of(method, path));
	}

	/**
	 * ARM ids of everything there is, in lower case.
	 */
	public List<String> resources() {
		return this.simulator.resources().stream().map((resource) -> resource.id().toLowerCase()).toList();
	}

	public void waitFor(Duration time) {
		this.clock.now = this.clock.now.plus(time);
	}

	public Instant now() {
		return this.clock.now;
	}

	private WorkQueue heard(WorkQueue behind) {
		return (WorkQueue) Proxy.newProxyInstance(ClusterScenario.class.getClassLoader(),
				new Class<?>[] { WorkQueue.class }, (proxy, method, arguments) -> {
					this.messages.add(Arrays.deepToString(arguments));
					try {
						return method.invoke(behind, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private Accepted accept(String place, String fingerprint, Function<String, Decision> decide) {
		return this.acceptance.accept(place, new RequestIdentity(null, fingerprint, CALLER, null), decide);
	}

	/**
	 * A change that was asked of Azure.
	 */
	public record Write(Instant at, String method, String path, String body, int status) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

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
