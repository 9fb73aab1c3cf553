package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import tools.jackson.databind.JsonNode;

/**
 * What runs on a cluster through one fault at one call, from the same start, in virtual
 * time; judged by what is stored and by what the local Azure has.
 */
final class DeploymentCampaign {

	/**
	 * An hour's clock can outlive an address, and a health check that a fault makes fail
	 * rolls back.
	 */
	private static final Set<FaultKind> MAY_FAIL = Set.of(FaultKind.F13_CLOCK, FaultKind.F18_ARM_TERMINAL,
			FaultKind.F19_LONG_RUNNING, FaultKind.F28_CANCEL);

	private static final Duration LIMIT = Duration.ofHours(24);

	private static final String NAME = "kvs-wus2-01";

	private static final String NODES = "{\"region\":\"westus2\",\"nodeTypes\":{\"app\":{\"instanceCount\":2}}}";

	private final World world = new World(new Machinery(false));

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	private final Map<Life, Lesson> lessons = new EnumMap<>(Life.class);

	DeploymentCampaign() {
		rest(this.world.snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		rest(this.world.snapshot(), (at) -> at.putCluster(NAME, "put-zero-2", NODES));
		rest(this.world.snapshot(), (at) -> at.upload("1.0.0"));
		rest(this.world.snapshot(), (at) -> at.upload("2.0.0"));
		this.starts.put(Start.EMPTY, this.world.snapshot());
		rest(this.world.snapshot(), (at) -> at.deploy(NAME, "deploy-one-1", "1.0.0"));
		this.starts.put(Start.DEPLOYED, this.world.snapshot());
		rest(this.world.snapshot(), (at) -> at.deploy(NAME, "deploy-two-1", "2.0.0"));
		this.starts.put(Start.UPGRADED, this.world.snapshot());
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
			boolean refused = this.world.client().replies().values().stream().anyMatch((reply) -> !reply.accepted());
			if (!MAY_FAIL.contains(kind) && !refused) {
				wrong.add("ended elsewhere: " + state());
			}
			this.world.goOn(client(life.version == null ? (at) -> at.deleteCluster(NAME, "heal-dele-1")
					: (at) -> at.deploy(NAME, "heal-depl-1", life.version)));
			if (!this.world.run(LIMIT) || !reached(life)) {
				wrong.add("not healed: " + state());
			}
		}
		compare(lesson.truth(), truth(), wrong);
		if (kind != FaultKind.F9_PAUSED && !this.world.cloud().repeats().isEmpty()) {
			wrong.add("written again though right: " + this.world.cloud().repeats());
		}
		return wrong;
	}

	private static void compare(Set<String> wanted, Set<String> is, Set<String> wrong) {
		Set<String> more = new TreeSet<>(is);
		more.removeAll(wanted);
		Set<String> less = new TreeSet<>(wanted);
		less.removeAll(is);
		if (!more.isEmpty() || !less.isEmpty()) {
			wrong.add("too much " + more + ", missing " + less);
		}
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
				throw new AssertionError(life + " undisturbed: " + wrong + state());
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
		boolean mayFail = kind != null && MAY_FAIL.contains(kind);
		records.operations().forEach((id, operation) -> {
			String status = Records.status(operation);
			if (!Records.hasEnded(operation)) {
				wrong.add(id + " is " + status);
			}
			else if (status.equals("Failed") && !mayFail) {
				wrong.add(id + " failed: " + operation.path("progress").path("error"));
			}
			else if (status.equals("Canceled") && life != Life.DELETE_OVER_DEPLOY && kind != FaultKind.F28_CANCEL) {
				wrong.add(id + " is canceled though nobody asked");
			}
		});
	}

	private boolean reached(Life life) {
		Records records = new Records(this.world);
		JsonNode cluster = records.document("westus2", "clusters/" + NAME + ".json");
		if (life.version == null) {
			return cluster.isMissingNode();
		}
		JsonNode runs = records.document("westus2", "applications/" + NAME + ".json");
		return cluster.path("heldBy").asString("").isEmpty()
				&& runs.at("/history/0/release/version").asString("").equals(life.version) && lastSucceeded();
	}

	/**
	 * A deployment that was canceled half-way has brought its version and not its
	 * services.
	 */
	private boolean lastSucceeded() {
		return this.world.documents()
			.all()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().path().startsWith("deployments/"))
			.map((entry) -> Records.json(entry.getValue()))
			.max(Comparator.comparing((deployment) -> Instant.parse(deployment.path("updatedAt").asString())))
			.filter((deployment) -> deployment.path("provisioningState").asString("").equals("Succeeded"))
			.isPresent();
	}

	private String state() {
		Records records = new Records(this.world);
		return records.document("westus2", "applications/" + NAME + ".json").toString()
				+ records.document("westus2", "clusters/" + NAME + ".json").path("heldBy");
	}

	/**
	 * What there is, names that Azure makes up left out.
	 */
	private Set<String> truth() {
		Set<String> all = new TreeSet<>();
		this.world.cloud().simulator().resources().forEach((resource) -> {
			String id = resource.id().toLowerCase(Locale.ROOT);
			String version = resource.body().path("properties").path("version").asString("");
			all.add(id.replaceAll("sfc_[0-9a-f-]{36}", "sfc") + " " + resource.state() + " "
					+ version.substring(version.lastIndexOf('/') + 1));
		});
		this.world.documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("clusters/") || path.startsWith("applications/") || path.startsWith("active-")) {
				all.add(name.toString());
			}
			String text = new String(document.content(), java.nio.charset.StandardCharsets.UTF_8);
			if (text.contains("Canary")) {
				all.add("a signed address is in " + name);
			}
			if (path.startsWith("deployments/") && text.contains("\"activeOperationId\":\"")) {
				all.add("a deployment belongs to an operation that has ended");
			}
		});
		this.world.clock().advance(Duration.ofSeconds(61));
		all.add("leases " + this.world.leases().heldNow());
		return all;
	}

	private void begin(Life life, Fault fault, Schedule.Watcher watcher, long seed) {
		Moment from = this.starts.get(life.start);
		this.world.begin(from, new Client(life.asks, from.now()), fault, watcher, Mutation.NONE, seed);
	}

	private void rest(Moment from, Function<Frontend, Reply> request) {
		this.world.begin(from, client(request), null, null, Mutation.NONE, 1);
		if (!this.world.run(LIMIT)) {
			throw new AssertionError("An undisturbed world does not come to rest");
		}
		this.world.cloud().heal();
	}

	private Client client(Function<Frontend, Reply> request) {
		return new Client(List.of(new Ask("only", Duration.ZERO, request)), this.world.now());
	}

	private static Ask ask(int seconds, Function<Frontend, Reply> request) {
		return new Ask("ask-" + seconds, Duration.ofSeconds(seconds), request);
	}

	/**
	 * What there is when life goes on.
	 */
	private enum Start {

		EMPTY, DEPLOYED, UPGRADED

	}

	/**
	 * What clients ask for, and which version runs in the end.
	 */
	enum Life {

		DEPLOY(Start.EMPTY, "1.0.0", ask(0, (at) -> at.deploy(NAME, "deploy-01-1", "1.0.0"))),

		UPGRADE(Start.DEPLOYED, "2.0.0", ask(0, (at) -> at.deploy(NAME, "deploy-02-1", "2.0.0"))),

		ROLLBACK(Start.UPGRADED, "1.0.0", ask(0, (at) -> at.rollback("rollback-1"))),

		DELETE_DEPLOYED(Start.DEPLOYED, null, ask(0, (at) -> at.deleteCluster(NAME, "delete-1-1"))),

		DELETE_OVER_DEPLOY(Start.EMPTY, null, ask(0, (at) -> at.deploy(NAME, "deploy-03-1", "1.0.0")),
				ask(150, (at) -> at.deleteCluster(NAME, "delete-2-1")));

		private final Start start;

		private final String version;

		private final List<Ask> asks;

		/**
		 * @param version that runs in the end, or null when the cluster is gone
		 */
		Life(Start start, String version, Ask... asks) {
			this.start = start;
			this.version = version;
			this.asks = List.of(asks);
		}

	}

	/**
	 * An undisturbed life.
	 */
	private record Lesson(List<CallSite> calls, Set<String> truth) {
	}

}
