package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

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
final class PeeringCampaign extends LifeCampaign<PeeringCampaign.Life> {

	private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222201";

	private static final String NETWORK = "/subscriptions/" + SUBSCRIPTION
			+ "/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/contoso-vnet";

	private static final String OURS = "/subscriptions/" + Bodies.SUBSCRIPTION
			+ "/resourceGroups/azureprompt_dp/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2";

	private static final String HALF = NETWORK + "/virtualNetworkPeerings/to-kvstore";

	private static final String POST = "{\"region\":\"westus2\",\"customer\":\"contoso\",\"virtualNetworkId\":\""
			+ NETWORK + "\"%s}";

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	PeeringCampaign() {
		super(Life.class);
		rest(world().snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		StandingCustomers.record(new Documents(world().documents()), world().clock(), "contoso",
				"{'tenants': [{'tenantId': '8f3a1c52-0002-4c00-9000-000000000002', 'subscriptionIds': ['" + SUBSCRIPTION
						+ "']}], 'regions': ['westus2']}");
		azure("PUT", NETWORK.substring(0, NETWORK.indexOf("/providers/")), "{\"location\":\"westus2\"}");
		azure("PUT", NETWORK,
				"{\"location\":\"westus2\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.1.0.0/16\"]}}}");
		this.starts.put(Start.REGION, world().snapshot());
		rest(this.starts.get(Start.REGION), (at) -> at.postPeering("post-zero-1", POST.formatted("")));
		azure("PUT", HALF, "{\"properties\":{\"remoteVirtualNetwork\":{\"id\":\"" + OURS + "\"}}}");
		this.starts.put(Start.CONNECTED, world().snapshot());
		azure("DELETE", HALF, null);
		this.starts.put(Start.DISCONNECTED, world().snapshot());
	}

	@Override
	Moment start(Life life) {
		return this.starts.get(life.start);
	}

	@Override
	List<Ask> asks(Life life) {
		return life.asks.stream()
			.map((step) -> ask(step.label(), step.seconds(), (at) -> step.request().apply(this, at)))
			.toList();
	}

	@Override
	boolean mayBeCanceled(Life life, JsonNode operation) {
		return life == Life.DELETE_OVER_CREATE || isSuperseded(operation);
	}

	@Override
	String state() {
		return peering().toString();
	}

	@Override
	Reply heal(Life life, Frontend at) {
		String id = id();
		if (life.gone) {
			return (id != null) ? at.deletePeering(id, "heal-dele-1") : new Reply(204, null, null);
		}
		return (id != null) ? at.repairPeering(id, "heal-repa-1")
				: at.postPeering("heal-post-1", POST.formatted(life.more));
	}

	@Override
	boolean reached(Life life) {
		JsonNode peering = peering();
		if (life.gone) {
			return peering.isMissingNode();
		}
		return peering.path("provisioningState").asString("").equals("Succeeded")
				&& peering.path("observed").path("serviceSide").asString("").equals(life.side)
				&& life.side.equals(serviceSide());
	}

	/**
	 * The state of the region's half in Azure.
	 */
	private String serviceSide() {
		return world().cloud()
			.simulator()
			.resources()
			.stream()
			.filter((
					resource) -> resource.id().toLowerCase(Locale.ROOT).startsWith(OURS.toLowerCase(Locale.ROOT) + "/"))
			.map((resource) -> resource.body().path("properties").path("peeringState").asString(""))
			.filter((state) -> !state.isEmpty())
			.findFirst()
			.orElse("");
	}

	/**
	 * Deletes what was asked for before, unless that was refused.
	 */
	private Reply delete(Frontend at) {
		if (id() != null) {
			return at.deletePeering(id(), "delete-1-1");
		}
		Reply asked = world().client().replies().get("post");
		return new Reply((asked != null && !asked.accepted()) ? 204 : 503, null, null);
	}

	private JsonNode peering() {
		String id = id();
		return (id != null) ? new Records(world()).document("westus2", "peerings/" + id + ".json")
				: tools.jackson.databind.node.MissingNode.getInstance();
	}

	private String id() {
		return world().documents()
			.all()
			.keySet()
			.stream()
			.map((name) -> name.path())
			.filter((path) -> path.startsWith("peerings/"))
			.map((path) -> path.substring("peerings/".length(), path.length() - ".json".length()))
			.findFirst()
			.orElse(null);
	}

	@Override
	Set<String> everything() {
		Set<String> all = new TreeSet<>();
		world().cloud().simulator().resources().forEach((resource) -> {
			String state = resource.body().path("properties").path("peeringState").asString("");
			all.add(resource.id().toLowerCase(Locale.ROOT) + " " + resource.state() + " " + state);
		});
		world().documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("peerings/") || path.startsWith("network-claims/") || path.startsWith("config/")
					|| path.startsWith("active-")) {
				all.add(name.toString().replaceAll("westus2\\.[0-9a-f-]{36}", "*"));
			}
		});
		new Records(world()).document("westus2", "peering-registry.json")
			.path("entries")
			.forEach((entry) -> all.add("keeps " + entry.path("network").asString() + entry.path("addressPrefixes")
					+ " " + entry.path("status").asString("") + entry.path("ended").asBoolean()));
		return all;
	}

	private void azure(String method, String id, String body) {
		String path = Cloud.ENDPOINT + id + "?api-version="
				+ (id.contains("/providers/") ? "2025-03-01" : "2025-04-01");
		SimulatorResponse answer = world().cloud()
			.simulator()
			.handle((body != null) ? SimulatorRequest.of(method, path, body) : SimulatorRequest.of(method, path));
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		world().clock().advance(Duration.ofMinutes(2));
		world().cloud()
			.simulator()
			.handle(SimulatorRequest.of("GET", Cloud.ENDPOINT + OURS + "?api-version=2025-03-01"));
	}

	private static Step step(String label, int seconds, BiFunction<PeeringCampaign, Frontend, Reply> request) {
		return new Step(label, seconds, request);
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
				step("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted("")))),

		DELEGATED(Start.REGION, ",\"mode\":\"delegated\"", "Connected",
				step("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted(",\"mode\":\"delegated\"")))),

		REPAIR(Start.DISCONNECTED, "", "Initiated",
				step("repair", 0, (me, at) -> at.repairPeering(me.id(), "repair-1-1"))),

		DELETE(Start.CONNECTED, "", null, step("delete", 0, (me, at) -> at.deletePeering(me.id(), "delete-1-1"))),

		DELETE_OVER_CREATE(Start.REGION, "", null,
				step("post", 0, (me, at) -> at.postPeering("post-only-1", POST.formatted(""))),
				step("delete", 5, PeeringCampaign::delete));

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
	private record Step(String label, int seconds, BiFunction<PeeringCampaign, Frontend, Reply> request) {
	}

}
