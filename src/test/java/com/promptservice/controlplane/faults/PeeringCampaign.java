package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.promptservice.controlplane.customer.StandingCustomers;
import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * A peering through one fault at one call, from the same start, in virtual time; judged
 * by what is stored and by what the local Azure has.
 */
final class PeeringCampaign {

	private static final Set<FaultKind> MAY_FAIL = Set.of(FaultKind.F13_CLOCK, FaultKind.F18_ARM_TERMINAL,
			FaultKind.F19_LONG_RUNNING, FaultKind.F28_CANCEL);

	private static final Duration LIMIT = Duration.ofHours(24);

	private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222201";

	private static final String NETWORK = "/subscriptions/" + SUBSCRIPTION
			+ "/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/contoso-vnet";

	private static final String OURS = "/subscriptions/" + Bodies.SUBSCRIPTION
			+ "/resourceGroups/azureprompt_dp/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2";

	private static final String HALF = NETWORK + "/virtualNetworkPeerings/to-kvstore";

	private static final String POST = "{\"region\":\"westus2\",\"customer\":\"contoso\",\"virtualNetworkId\":\""
			+ NETWORK + "\"%s}";

	private final World world = new World(new Machinery(false));

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	private final Map<Life, Lesson> lessons = new EnumMap<>(Life.class);

	PeeringCampaign() {
		rest(this.world.snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		StandingCustomers.record(new Documents(this.world.documents()), this.world.clock(), "contoso",
				"{'tenants': [{'tenantId': '8f3a1c52-0002-4c00-9000-000000000002', 'subscriptionIds': ['" + SUBSCRIPTION
						+ "']}], 'regions': ['westus2']}");
		azure("PUT", NETWORK.substring(0, NETWORK.indexOf("/providers/")), "{\"location\":\"westus2\"}");
		azure("PUT", NETWORK,
				"{\"location\":\"westus2\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.1.0.0/16\"]}}}");
		this.starts.put(Start.REGION, this.world.snapshot());
		rest(this.starts.get(Start.REGION), (at) -> at.postPeering("post-zero-1", POST.formatted("")));
		azure("PUT", HALF, "{\"properties\":{\"remoteVirtualNetwork\":{\"id\":\"" + OURS + "\"}}}");
		this.starts.put(Start.CONNECTED, this.world.snapshot());
		azure("DELETE", HALF, null);
		this.starts.put(Start.DISCONNECTED, this.world.snapshot());
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
				wrong.add("ended elsewhere: " + peering());
			}
			this.world.goOn(client(List.of((at) -> heal(life, at))));
			if (!this.world.run(LIMIT) || !reached(life)) {
				wrong.add("not healed: " + peering());
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

	private Reply heal(Life life, Frontend at) {
		String id = id();
		if (life.gone) {
			return (id != null) ? at.deletePeering(id, "heal-dele-1") : new Reply(204, null, null);
		}
		return (id != null) ? at.repairPeering(id, "heal-repa-1")
				: at.postPeering("heal-post-1", POST.formatted(life.more));
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
				throw new AssertionError(life + " undisturbed: " + wrong + peering());
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
			else if (status.equals("Failed") && (kind == null || !MAY_FAIL.contains(kind))) {
				wrong.add(id + " failed: " + operation.path("progress").path("error"));
			}
			else if (status.equals("Canceled") && !late && life != Life.DELETE_OVER_CREATE
					&& kind != FaultKind.F28_CANCEL) {
				wrong.add(id + " is canceled though nobody asked");
			}
		});
	}

	private boolean reached(Life life) {
		JsonNode peering = peering();
		if (life.gone) {
			return peering.isMissingNode();
		}
		return peering.path("provisioningState").asString("").equals("Succeeded")
				&& peering.path("observed").path("serviceSide").asString("").equals(life.side);
	}

	private JsonNode peering() {
		String id = id();
		return (id != null) ? new Records(this.world).document("westus2", "peerings/" + id + ".json")
				: tools.jackson.databind.node.MissingNode.getInstance();
	}

	private String id() {
		return this.world.documents()
			.all()
			.keySet()
			.stream()
			.map((name) -> name.path())
			.filter((path) -> path.startsWith("peerings/"))
			.map((path) -> path.substring("peerings/".length(), path.length() - ".json".length()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * What there is, names that the service makes up left out.
	 */
	private Set<String> truth() {
		Set<String> all = new TreeSet<>();
		this.world.cloud().simulator().resources().forEach((resource) -> {
			String state = resource.body().path("properties").path("peeringState").asString("");
			all.add(resource.id().toLowerCase(java.util.Locale.ROOT) + " " + resource.state() + " " + state);
		});
		this.world.documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("peerings/") || path.startsWith("network-claims/") || path.startsWith("config/")
					|| path.startsWith("active-")) {
				all.add(name.toString().replaceAll("westus2\\.[0-9a-f-]{36}", "*"));
			}
		});
		new Records(this.world).document("westus2", "peering-registry.json")
			.path("entries")
			.forEach((entry) -> all.add("keeps " + entry.path("network").asString() + entry.path("addressPrefixes")
					+ " " + entry.path("status").asString("") + entry.path("ended").asBoolean()));
		this.world.clock().advance(Duration.ofSeconds(61));
		all.add("leases " + this.world.leases().heldNow());
		return all;
	}

	private void begin(Life life, Fault fault, Schedule.Watcher watcher, long seed) {
		Moment from = this.starts.get(life.start);
		List<Ask> asks = life.asks.stream()
			.map((ask) -> new Ask(ask.label(), ask.at(), (Frontend at) -> ask.request().apply(this, at)))
			.toList();
		this.world.begin(from, new Client(asks, from.now()), fault, watcher, Mutation.NONE, seed);
	}

	private void rest(Moment from, Function<Frontend, Reply> request) {
		this.world.begin(from, new Client(List.of(new Ask("only", Duration.ZERO, request)), from.now()), null, null,
				Mutation.NONE, 1);
		if (!this.world.run(LIMIT)) {
			throw new AssertionError("An undisturbed world does not come to rest");
		}
		this.world.cloud().heal();
	}

	private Client client(List<Function<Frontend, Reply>> requests) {
		return new Client(requests.stream().map((request) -> new Ask("only", Duration.ZERO, request)).toList(),
				this.world.now());
	}

	private void azure(String method, String id, String body) {
		String path = Cloud.ENDPOINT + id + "?api-version="
				+ (id.contains("/providers/") ? "2025-03-01" : "2025-04-01");
		SimulatorResponse answer = this.world.cloud()
			.simulator()
			.handle((body != null) ? SimulatorRequest.of(method, path, body) : SimulatorRequest.of(method, path));
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		this.world.clock().advance(Duration.ofMinutes(2));
		this.world.cloud()
			.simulator()
			.handle(SimulatorRequest.of("GET", Cloud.ENDPOINT + OURS + "?api-version=2025-03-01"));
	}

	private static Step ask(String label, int seconds, BiFunction<PeeringCampaign, Frontend, Reply> request) {
		return new Step(label, Duration.ofSeconds(seconds), request);
	}

	/**
	 * What there is when a peering's life goes on.
	 */
	private enum Start {

		REGION, CONNECTED, DISCONNECTED

	}

	/**
	 * What clients ask for, and what must come of it.
	 */
	enum Life {

		CREATE(Start.REGION, "", "Initiated",
				ask("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted("")))),

		DELEGATED(Start.REGION, ",\"mode\":\"delegated\"", "Connected",
				ask("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted(",\"mode\":\"delegated\"")))),

		REPAIR(Start.DISCONNECTED, "", "Initiated",
				ask("repair", 0, (me, at) -> at.repairPeering(me.id(), "repair-1-1"))),

		DELETE(Start.CONNECTED, "", null, ask("delete", 0, (me, at) -> at.deletePeering(me.id(), "delete-1-1"))),

		DELETE_OVER_CREATE(Start.REGION, "", null,
				ask("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted(""))),
				ask("delete", 5, (me, at) -> (me.id() != null) ? at.deletePeering(me.id(), "delete-1-1")
						: new Reply(503, null, null)));

		private final Start start;

		private final String more;

		private final boolean gone;

		private final String side;

		private final List<Step> asks;

		Life(Start start, String more, String side, Step... asks) {
			this.start = start;
			this.more = more;
			this.gone = side == null;
			this.side = side;
			this.asks = List.of(asks);
		}

	}

	/**
	 * One request.
	 */
	private record Step(String label, Duration at, BiFunction<PeeringCampaign, Frontend, Reply> request) {
	}

	/**
	 * An undisturbed life.
	 */
	private record Lesson(List<CallSite> calls, Set<String> truth) {
	}

}
