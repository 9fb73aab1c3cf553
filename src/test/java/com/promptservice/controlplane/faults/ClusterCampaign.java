package com.promptservice.controlplane.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import tools.jackson.databind.JsonNode;

/**
 * A cluster through one fault at one call, from the same start, in virtual time; judged
 * by what is stored and by what the local Azure has.
 */
final class ClusterCampaign extends LifeCampaign<ClusterCampaign.Life> {

	private static final String NAME = "kvs-wus2-01";

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	ClusterCampaign() {
		super(Life.class);
		rest(world().snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		this.starts.put(Start.REGION, world().snapshot());
		world().begin(this.starts.get(Start.REGION), new Client(List.of(), world().now()), null, null, Mutation.NONE,
				1);
		arm("{\"kind\":\"halfMade\",\"method\":\"PUT\",\"type\":\"Microsoft.ServiceFabric/managedClusters/nodeTypes\",\"name\":\"App\"}");
		world().goOnArmed(client((at) -> at.putCluster(NAME, "put-half-1", body(2))));
		settle();
		this.starts.put(Start.HALF_MADE, world().snapshot());
		rest(this.starts.get(Start.REGION), (at) -> at.putCluster(NAME, "put-zero-2", body(2)));
		this.starts.put(Start.CLUSTER, world().snapshot());
	}

	@Override
	Moment start(Life life) {
		return this.starts.get(life.start);
	}

	@Override
	List<Ask> asks(Life life) {
		return life.asks;
	}

	@Override
	Reply heal(Life life, Frontend at) {
		return life.gone ? at.deleteCluster(NAME, "heal-dele-1") : at.putCluster(NAME, "heal-put-1", body(life.nodes));
	}

	@Override
	boolean mayBeCanceled(Life life, JsonNode operation) {
		return life == Life.DELETE_OVER_CREATE || isSuperseded(operation);
	}

	@Override
	boolean failedBefore(String operation) {
		return operation.contains("put-half");
	}

	@Override
	String state() {
		return cluster().toString();
	}

	@Override
	boolean reached(Life life) {
		JsonNode cluster = cluster();
		return life.gone ? cluster.isMissingNode() : cluster.path("provisioningState").asString("").equals("Succeeded")
				&& cluster.at("/spec/nodeTypes/app/instanceCount").asInt() == life.nodes;
	}

	private JsonNode cluster() {
		return new Records(world()).document("westus2", "clusters/" + NAME + ".json");
	}

	@Override
	Set<String> everything() {
		Set<String> all = new TreeSet<>();
		world().cloud().simulator().resources().forEach((resource) -> {
			String id = resource.id().toLowerCase(Locale.ROOT);
			String nodes = resource.body().path("properties").path("vmInstanceCount").asString("");
			all.add(id.replaceAll("sfc_[0-9a-f-]{36}", "sfc") + " " + resource.state() + " " + nodes);
		});
		String secret = secret();
		all.add("secret " + (secret != null));
		world().documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("clusters/") || path.startsWith("config/") || path.startsWith("active-")) {
				all.add(name.toString());
			}
			if (secret != null
					&& new String(document.content(), java.nio.charset.StandardCharsets.UTF_8).contains(secret)) {
				all.add("the password is in " + name);
			}
		});
		return all;
	}

	private String secret() {
		var answer = world().cloud()
			.simulator()
			.handle(SimulatorRequest.of("GET", Cloud.ENDPOINT
					+ "/keyvault/kvstore-kv-westus2/secrets/kvs-wus2-01-admin-password?api-version=7.5"));
		return (answer.status() == 200) ? answer.json().path("value").asString() : null;
	}

	private void arm(String json) {
		world().cloud().simulator().handle(SimulatorRequest.of("POST", Cloud.ENDPOINT + "/simulator/faults", json));
	}

	private static String body(int appNodes) {
		return "{\"region\":\"westus2\",\"nodeTypes\":{\"app\":{\"instanceCount\":" + appNodes + "}}}";
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

}
