package com.promptservice.controlplane.faults;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import tools.jackson.databind.JsonNode;

/**
 * What runs on a cluster through one fault at one call, from the same start, in virtual
 * time; judged by what is stored and by what the local Azure has.
 */
final class DeploymentCampaign extends LifeCampaign<DeploymentCampaign.Life> {

	private static final String NAME = "kvs-wus2-01";

	private static final String NODES = "{\"region\":\"westus2\",\"nodeTypes\":{\"app\":{\"instanceCount\":2}}}";

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	DeploymentCampaign() {
		super(Life.class);
		rest(world().snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		rest(world().snapshot(), (at) -> at.putCluster(NAME, "put-zero-2", NODES));
		rest(world().snapshot(), (at) -> at.upload("1.0.0"));
		rest(world().snapshot(), (at) -> at.upload("2.0.0"));
		this.starts.put(Start.EMPTY, world().snapshot());
		rest(world().snapshot(), (at) -> at.deploy(NAME, "deploy-one-1", "1.0.0"));
		this.starts.put(Start.DEPLOYED, world().snapshot());
		rest(world().snapshot(), (at) -> at.deploy(NAME, "deploy-two-1", "2.0.0"));
		this.starts.put(Start.UPGRADED, world().snapshot());
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
		return (life.version == null) ? at.deleteCluster(NAME, "heal-dele-1")
				: at.deploy(NAME, "heal-depl-1", life.version);
	}

	@Override
	boolean mayBeCanceled(Life life, JsonNode operation) {
		return life == Life.DELETE_OVER_DEPLOY;
	}

	/**
	 * A request that was kept back until the cluster was going is taken and comes to
	 * nothing.
	 */
	@Override
	boolean mayBeTooLate(Life life, JsonNode operation) {
		return life == Life.DELETE_OVER_DEPLOY
				&& operation.path("progress").path("error").path("code").asString("").equals("ClusterNotReady");
	}

	@Override
	boolean reached(Life life) {
		Records records = new Records(world());
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
		return world().documents()
			.all()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().path().startsWith("deployments/"))
			.map((entry) -> Records.json(entry.getValue()))
			.max(Comparator.comparing((deployment) -> Instant.parse(deployment.path("updatedAt").asString())))
			.filter((deployment) -> deployment.path("provisioningState").asString("").equals("Succeeded"))
			.isPresent();
	}

	@Override
	String state() {
		Records records = new Records(world());
		return records.document("westus2", "applications/" + NAME + ".json").toString()
				+ records.document("westus2", "clusters/" + NAME + ".json").path("heldBy");
	}

	@Override
	Set<String> everything() {
		Set<String> all = new TreeSet<>();
		world().cloud().simulator().resources().forEach((resource) -> {
			String id = resource.id().toLowerCase(Locale.ROOT);
			String version = resource.body().path("properties").path("version").asString("");
			all.add(id.replaceAll("sfc_[0-9a-f-]{36}", "sfc") + " " + resource.state() + " "
					+ version.substring(version.lastIndexOf('/') + 1));
		});
		world().documents().all().forEach((name, document) -> {
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
		return all;
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

		DEPLOY(Start.EMPTY, "1.0.0", ask("deploy", 0, (at) -> at.deploy(NAME, "deploy-01-1", "1.0.0"))),

		UPGRADE(Start.DEPLOYED, "2.0.0", ask("deploy", 0, (at) -> at.deploy(NAME, "deploy-02-1", "2.0.0"))),

		ROLLBACK(Start.UPGRADED, "1.0.0", ask("rollback", 0, (at) -> at.rollback("rollback-1"))),

		DELETE_DEPLOYED(Start.DEPLOYED, null, ask("delete", 0, (at) -> at.deleteCluster(NAME, "delete-1-1"))),

		DELETE_OVER_DEPLOY(Start.EMPTY, null, ask("deploy", 0, (at) -> at.deploy(NAME, "deploy-03-1", "1.0.0")),
				ask("delete", 150, (at) -> at.deleteCluster(NAME, "delete-2-1")));

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

}
