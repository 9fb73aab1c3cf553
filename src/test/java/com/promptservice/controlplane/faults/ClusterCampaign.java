package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import tools.jackson.databind.JsonNode;

/**
 * A cluster through one fault at one call, from the same start, in virtual time; judged
 * by what is stored and by what the local Azure has.
 */
final class ClusterCampaign {

	static final Set<FaultKind> NOT_FOR_CLUSTERS = Set.of(FaultKind.F22_PERSON, FaultKind.F23_OTHER_WRITE,
			FaultKind.F28_DELETE);

	private static final Set<FaultKind> MAY_FAIL = Set.of(FaultKind.F13_CLOCK, FaultKind.F18_ARM_TERMINAL,
			FaultKind.F19_LONG_RUNNING, FaultKind.F28_CANCEL);

	private static final Duration LIMIT = Duration.ofHours(24);

	private static final String NAME = "kvs-wus2-01";

	private final World world = new World(new Machinery(false));

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	private final Map<Life, Lesson> lessons = new EnumMap<>(Life.class);

	ClusterCampaign() {
		rest(this.world.snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		this.starts.put(Start.REGION, this.world.snapshot());
		this.world.begin(this.starts.get(Start.REGION), client(List.of()), null, null, Mutation.NONE, 1);
		arm("{\"kind\":\"halfMade\",\"method\":\"PUT\",\"type\":\"Microsoft.ServiceFabric/managedClusters/nodeTypes\",\"name\":\"App\"}");
		this.world.goOnArmed(client(List.of((at) -> at.putCluster(NAME, "put-half-1", body(2)))));
		settle();
		this.starts.put(Start.HALF_MADE, this.world.snapshot());
		rest(this.starts.get(Start.REGION), (at) -> at.putCluster(NAME, "put-zero-2", body(2)));
		this.starts.put(Start.CLUSTER, this.world.snapshot());
	}

	List<CallSite> calls(Life life) {
		return learn(life).calls();
	}

	/**
	 * Lets one fault strike.
	 * @return what is wrong afterwards; empty when nothing is
	 */
	Set<String> strike(Life life, int call, FaultKind kind, long seed) {
		Lesson lesson = learn(life);
		begin(life, new Fault(call, kind, seed), null, seed);
		Set<String> wrong = new TreeSet<>();
		if (!this.world.run(LIMIT)) {
			wrong.add("no rest");
			return wrong;
		}
		operations(life, kind, wrong);
		if (wrong.isEmpty() && !reached(life)) {
			// a client that was told no, such as by a look that was out of date, asks
			// again
			boolean refused = this.world.client().replies().values().stream().anyMatch((reply) -> !reply.accepted());
			if (!MAY_FAIL.contains(kind) && !refused) {
				wrong.add("ended elsewhere: " + cluster());
			}
			this.world.goOn(client(List.of(life.gone ? (at) -> at.deleteCluster(NAME, "heal-dele-1")
					: (at) -> at.putCluster(NAME, "heal-put-1", body(life.nodes)))));
			if (!this.world.run(LIMIT) || !reached(life)) {
				wrong.add("not healed: " + cluster());
			}
		}
		Set<String> is = truth();
		if (!is.equals(lesson.truth())) {
			Set<String> more = new TreeSet<>(is);
			more.removeAll(lesson.truth());
			Set<String> less = new TreeSet<>(lesson.truth());
			less.removeAll(is);
			wrong.add("too much " + more + ", missing " + less);
		}
		if (kind != FaultKind.F9_PAUSED && !this.world.cloud().repeats().isEmpty()) {
			wrong.add("written again though right: " + this.world.cloud().repeats());
		}
		if (!this.world.cloud().strangers().isEmpty()) {
			wrong.add("asked a stranger: " + this.world.cloud().strangers());
		}
		return wrong;
	}

	private Lesson learn(Life life) {
		return this.lessons.computeIfAbsent(life, (any) -> {
			Learned learned = new Learned(this.world);
			begin(life, null, learned, 1);
			Set<String> wrong = new TreeSet<>();
			if (!this.world.run(LIMIT)) {
				throw new AssertionError(life + " undisturbed does not come to rest");
			}
			operations(life, null, wrong);
			if (!wrong.isEmpty() || !reached(life)) {
				throw new AssertionError(life + " undisturbed: " + wrong + cluster());
			}
			return new Lesson(List.copyOf(learned.calls()), truth());
		});
	}

	private void operations(Life life, FaultKind kind, Set<String> wrong) {
		Records records = new Records(this.world);
		for (String id : this.world.client().accepted()) {
			if (!records.operations().containsKey(id)) {
				wrong.add(id + " was accepted and is lost");
			}
		}
		records.operations().forEach((id, operation) -> {
			String status = Records.status(operation);
			boolean late = operation.path("progress").path("error").path("code").asString("").equals("Superseded");
			if (!Records.hasEnded(operation)) {
				wrong.add(id + " is " + status);
			}
			else if (status.equals("Failed") && !id.contains("put-half")
					&& (kind == null || !MAY_FAIL.contains(kind))) {
				wrong.add(id + " failed: " + operation.path("progress").path("error"));
			}
			else if (status.equals("Canceled") && !late && life != Life.DELETE_OVER_CREATE
					&& kind != FaultKind.F28_CANCEL) {
				wrong.add(id + " is canceled though nobody asked");
			}
		});
	}

	private boolean reached(Life life) {
		JsonNode cluster = cluster();
		return life.gone ? cluster.isMissingNode() : cluster.path("provisioningState").asString("").equals("Succeeded");
	}

	private JsonNode cluster() {
		return new Records(this.world).document("westus2", "clusters/" + NAME + ".json");
	}

	/**
	 * What there is, names that Azure makes up left out.
	 */
	private Set<String> truth() {
		Set<String> all = new TreeSet<>();
		this.world.cloud().simulator().resources().forEach((resource) -> {
			String id = resource.id().toLowerCase(java.util.Locale.ROOT);
			String nodes = resource.body().path("properties").path("vmInstanceCount").asString("");
			all.add(id.replaceAll("sfc_[0-9a-f-]{36}", "sfc") + " " + resource.state() + " " + nodes);
		});
		String secret = secret();
		all.add("secret " + (secret != null));
		this.world.documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("clusters/") || path.startsWith("config/") || path.startsWith("active-")) {
				all.add(name.toString());
			}
			if (secret != null
					&& new String(document.content(), java.nio.charset.StandardCharsets.UTF_8).contains(secret)) {
				all.add("the password is in " + name);
			}
		});
		this.world.clock().advance(Duration.ofSeconds(61));
		all.add("leases " + this.world.leases().heldNow());
		return all;
	}

	private String secret() {
		var answer = this.world.cloud()
			.simulator()
			.handle(SimulatorRequest.of("GET", Cloud.ENDPOINT
					+ "/keyvault/kvstore-kv-westus2/secrets/kvs-wus2-01-admin-password?api-version=7.5"));
		return (answer.status() == 200) ? answer.json().path("value").asString() : null;
	}

	private void begin(Life life, Fault fault, Schedule.Watcher watcher, long seed) {
		Moment from = this.starts.get(life.start);
		this.world.begin(from, new Client(life.asks, from.now()), fault, watcher, Mutation.NONE, seed);
	}

	private void rest(Moment from, Function<Frontend, Reply> request) {
		this.world.begin(from, new Client(List.of(new Ask("only", Duration.ZERO, request)), from.now()), null, null,
				Mutation.NONE, 1);
		settle();
	}

	private void settle() {
		if (!this.world.run(LIMIT)) {
			throw new AssertionError("An undisturbed world does not come to rest");
		}
		this.world.cloud().heal();
	}

	private Client client(List<Function<Frontend, Reply>> requests) {
		return new Client(requests.stream().map((request) -> new Ask("only", Duration.ZERO, request)).toList(),
				this.world.now());
	}

	private void arm(String json) {
		this.world.cloud().simulator().handle(SimulatorRequest.of("POST", Cloud.ENDPOINT + "/simulator/faults", json));
	}

	private static String body(int appNodes) {
		return "{\"region\":\"westus2\",\"nodeTypes\":{\"app\":{\"instanceCount\":" + appNodes + "}}}";
	}

	private static Ask ask(String label, int seconds, Function<Frontend, Reply> request) {
		return new Ask(label, Duration.ofSeconds(seconds), request);
	}

	/**
	 * What there is when a cluster's life goes on.
	 */
	private enum Start {

		REGION, CLUSTER, HALF_MADE

	}

	/**
	 * What clients ask for, and what must come of it.
	 */
	enum Life {

		CREATE(Start.REGION, false, 2, ask("create", 0, (at) -> at.putCluster(NAME, "put-create-1", body(2)))),

		SCALE(Start.CLUSTER, false, 3, ask("scale", 0, (at) -> at.scaleCluster(NAME, "scale-01-1", 3))),

		REPAIR(Start.HALF_MADE, false, 2, ask("repair", 0, (at) -> at.putCluster(NAME, "put-repair-1", body(2)))),

		DELETE(Start.CLUSTER, true, 0, ask("delete", 0, (at) -> at.deleteCluster(NAME, "delete-1-1"))),

		DELETE_OVER_CREATE(Start.REGION, true, 0,
				ask("create", 0, (at) -> at.putCluster(NAME, "put-create-1", body(2))),
				ask("delete", 500, (at) -> at.deleteCluster(NAME, "delete-1-1")));

		private final Start start;

		private final boolean gone;

		private final int nodes;

		private final List<Ask> asks;

		Life(Start start, boolean gone, int nodes, Ask... asks) {
			this.start = start;
			this.gone = gone;
			this.nodes = nodes;
			this.asks = List.of(asks);
		}

	}

	/**
	 * An undisturbed life.
	 */
	private record Lesson(List<CallSite> calls, Set<String> truth) {
	}

}
