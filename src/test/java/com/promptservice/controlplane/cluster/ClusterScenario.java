package com.promptservice.controlplane.cluster;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.azure.NetworkTraffic;
import com.promptservice.controlplane.deployment.DeploymentParts;
import com.promptservice.controlplane.deployment.MemoryArtifacts;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.scenario.LatestWire;
import com.promptservice.controlplane.scenario.ScenarioClock;
import com.promptservice.controlplane.scenario.WatchedService;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import tools.jackson.databind.JsonNode;

/**
 * Regions and clusters in virtual time.
 */
public final class ClusterScenario extends WatchedService {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	public static final String ONE_WIRE = "one-wire";

	/**
	 * Dear to build, so there is one for all; only the latest scenario is on its wire.
	 */
	private static final LatestWire WIRE = new LatestWire();

	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private static final String REGION_BODY = "{\"subscriptionId\": \"" + ClusterFixtures.SUBSCRIPTION + "\"}";

	private final MemoryArtifacts artifacts;

	private final List<String> connected = new ArrayList<>();

	private final RegionParts regions;

	private final ClusterParts clusters;

	private final DeploymentParts deployments;

	public ClusterScenario() {
		this(new InMemoryDocumentStore(Clock.systemUTC()));
	}

	public ClusterScenario(DocumentStore store) {
		this(store, new ScenarioClock());
	}

	private ClusterScenario(DocumentStore store, ScenarioClock clock) {
		this(store, clock, new MemoryArtifacts(clock), ExchangeLog.inMemory());
	}

	private ClusterScenario(DocumentStore store, ScenarioClock clock, MemoryArtifacts artifacts,
			ExchangeLog exchanges) {
		super(WIRE, store, clock, exchanges,
				Simulator.withPackages(artifacts, clock, Durations.scaledBy(1), 1, null, exchanges));
		this.artifacts = artifacts;
		watch();
		this.regions = new RegionParts(this.documents, AZURE.resources(), this.clock, this::superseded,
				List.of((region) -> parts().children().of(region)), () -> List.of(parts().routes()));
		this.clusters = new ClusterParts(this.documents, this.leases, ClusterParts.Azure.of(AZURE),
				this.regions.regions(), this.clock, this::superseded, List.of((region) -> List.copyOf(this.connected)),
				List.of((cluster, after) -> deployments().children().removal(cluster, after)));
		this.deployments = new DeploymentParts(this.documents, this.artifacts, AZURE.resources(),
				this.clusters.clusters(), this.regions.regions(), this.clock);
		start(heard(new InProcessWorkQueue(this.clock)), this.regions.definitions(), this.clusters.definitions(),
				this.deployments.definitions());
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
		return carriedOut(
				accept(DocumentName.HOME, "PUT " + region + body, (id) -> this.regions.put(region, body, id)));
	}

	Accepted deleteRegion(String region) {
		return accept(DocumentName.HOME, "DELETE " + region, (id) -> this.regions.delete(region, id));
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
		return accept("westus2", "DEPLOY " + json + now(), (id) -> this.deployments.deploy(json, id));
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

	public String cancel(Accepted accepted) {
		return engine().cancel(accepted.operation().id());
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
	 * Tries the region's endpoints from a machine, and carries that out.
	 */
	public Operation testedFrom(String machineId) {
		return carriedOut(accept("westus2", "TEST " + machineId + writes().size(),
				(id) -> this.regions.testConnectivity("westus2", machineId, id)));
	}

	public NetworkTraffic traffic() {
		return AZURE.traffic();
	}

	/**
	 * Lets time pass, at most this long, until a step of the operation is under way.
	 */
	public void untilUnderWay(Accepted accepted, String step) {
		for (int turn = 0; turn < 5_000; turn++) {
			for (JsonNode each : tree(operation(accepted.operation().id())).get("steps")) {
				if (each.get("name").asString().equals(step) && each.get("status").asString().equals("Waiting")) {
					return;
				}
			}
			turn();
		}
		throw new AssertionError("Step never begins: " + shown(operation(accepted.operation().id())));
	}

	/**
	 * The region's certificates as its vault shows them; private keys never leave it.
	 */
	List<String> certificates() {
		return Stream.of("server", "client")
			.map((side) -> azure("GET",
					"http://127.0.0.1:8090/keyvault/kvstore-kv-westus2/certificates/kvstore-" + side
							+ "-cert?api-version=7.5",
					null))
			.map((answer) -> answer.json().path("cer").asString())
			.toList();
	}

}
