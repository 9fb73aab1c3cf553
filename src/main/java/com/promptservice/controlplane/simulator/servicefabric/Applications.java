package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applications of a version; another version or other parameters mean a rolling upgrade.
 */
public final class Applications extends FabricResource {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/applications";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	private static final String RUNNING = "running";

	private static final String UPGRADE = "upgrade";

	private static final String IDENTITY_SERVICE = "identityService";

	/** The type of applications. */
	public Applications() {
		super(TYPE);
	}

	@Override
	String entity(Call call, Resource cluster) {
		return "ApplicationData " + Infrastructure.clusterId(cluster) + "&" + lower(call.path().name());
	}

	@Override
	public ObjectNode render(World world, Resource application) {
		ObjectNode view = super.render(world, application);
		if (application.body().has("identity")) {
			view.set("identity", ApplicationRules.identity(world, application.body().get("identity")));
		}
		return view;
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource cluster = parent(call);
		Resource old = find(call);
		ClusterAtWork.requireReady(call.world(), cluster);
		refuseWhileBusy(call, call.path().key());
		Resource version = ApplicationRules.version(call, cluster);
		UpgradePolicy policy = UpgradePolicy.of(call.properties().get("upgradePolicy"));
		ObjectNode body = body(call);
		body.set("properties", ApplicationRules.properties(call, version));
		if (call.body().get("identity") instanceof ObjectNode identity) {
			ApplicationRules.identity(call.world(), identity);
			body.set("identity", identity.deepCopy());
		}
		boolean runs = old != null && Hidden.of(old).has(RUNNING);
		body.set("hidden",
				runs ? Hidden.of(old)
						: Json.object()
							.put("asked", version.key())
							.set("unhealthy", Json.MAPPER.valueToTree(PortHealth.unhealthyByItself(call, version))));
		Resource application = written(call, old, Scopes.childId(cluster, "/applications", call.path().name()),
				"Microsoft.ServiceFabric/managedclusters/applications", cluster.location(), body,
				(old == null) ? CREATING : UPDATING);
		if (!runs) {
			return accepted(call, application, creation(call, cluster, application), call.fate());
		}
		return upgrades(old, application) ? upgrade(call, old, application, version, policy)
				: accepted(call, application, call.durations().of(Timing.UPGRADE_ACTION), call.fate());
	}

	private Answer upgrade(Call call, Resource old, Resource application, Resource version, UpgradePolicy policy) {
		Upgrade upgrade = policy.begin(call, old.properties(), version.key(),
				PortHealth.domains(call.world(), application), PortHealth.unhealthyPorts(call, version));
		Resource upgrading = withUpgrade(application, upgrade);
		call.world().put(upgrading);
		Instant end = upgrade.endsAt();
		Fate fate = (call.fate() != Fate.GOOD || !upgrade.failing()) ? call.fate()
				: ApplicationRules.rolledBack(upgrading, upgrade);
		return accepted(call, upgrading, (end == null) ? null : Duration.between(call.now(), end), fate);
	}

	private Answer accepted(Call call, Resource application, Duration takes, Fate fate) {
		Operation operation = call.begin(KEY, application, takes, Set.of(), false, fate);
		return FabricOperations.accepted(call, operation, render(call.world(), application));
	}

	private static Duration creation(Call call, Resource cluster, Resource application) {
		Duration usual = call.durations().of(Timing.APPLICATION);
		boolean first = application.body().has("identity") && !Hidden.of(cluster).has(IDENTITY_SERVICE);
		return first ? usual.plus(call.durations().of(Timing.IDENTITY_SERVICE)) : usual;
	}

	private static boolean upgrades(Resource old, Resource changed) {
		return !old.property("version").equalsIgnoreCase(changed.property("version"))
				|| !parameters(old).equals(parameters(changed));
	}

	private static JsonNode parameters(Resource application) {
		JsonNode parameters = application.properties().get("parameters");
		return (parameters == null) ? Json.object() : parameters;
	}

	/** The newest upgrade of an application, or null. */
	static Upgrade upgrade(Resource application) {
		JsonNode upgrade = Hidden.of(application).get(UPGRADE);
		return (upgrade == null) ? null : Json.MAPPER.treeToValue(upgrade, Upgrade.class);
	}

	static Resource withUpgrade(Resource application, Upgrade upgrade) {
		return Hidden.with(application, UPGRADE, upgrade);
	}

	/** The application that is of a version under a key, or goes there; null for none. */
	static String userOf(World world, Resource cluster, String versionKey) {
		return world.children(cluster.key(), KEY)
			.stream()
			.filter((application) -> uses(application, versionKey))
			.map(Resource::id)
			.findFirst()
			.orElse(null);
	}

	private static boolean uses(Resource application, String versionKey) {
		String running = String.valueOf(Json.text(Hidden.of(application), RUNNING));
		return running.startsWith(versionKey) || lower(application.property("version")).startsWith(versionKey);
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource application = find(call);
		if (application == null) {
			parent(call);
			return Answer.empty(204);
		}
		if (!application.state().equals(Scopes.DELETING)) {
			for (Operation running : List.copyOf(call.world().running())) {
				if (running.subject().equals(application.key())) {
					call.world().track(running.canceled(call.now()));
				}
			}
		}
		return startDeletion(call, application, Timing.APPLICATION_DELETE);
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		super.finish(world, operation, types);
		Resource application = world.find(operation.subject());
		if (application == null || operation.deletion()) {
			return;
		}
		Upgrade upgrade = upgrade(application);
		if (upgrade != null && upgrade.outcome() == null) {
			world.put(upgraded(application, upgrade, operation.succeeded()));
			if (operation.succeeded()) {
				Services.cure(world, application);
			}
		}
		else if (operation.succeeded() && !Hidden.of(application).has(RUNNING)) {
			world.put(Hidden.with(application, RUNNING, Json.text(Hidden.of(application), "asked")));
			Resource cluster = world.find(application.parentKey());
			if (application.body().has("identity")) {
				world.put(Hidden.with(cluster, IDENTITY_SERVICE, true));
			}
		}
	}

	private static Resource upgraded(Resource application, Upgrade upgrade, boolean well) {
		Resource done = withUpgrade(application,
				upgrade.ended(well ? Upgrade.Outcome.COMPLETED : Upgrade.Outcome.ROLLED_BACK));
		if (well) {
			return Hidden.with(Hidden.with(done, RUNNING, upgrade.target()), "unhealthy", upgrade.unhealthy());
		}
		ObjectNode body = done.body().deepCopy();
		for (String field : new String[] { "version", "parameters" }) {
			Json.child(body, "properties").remove(field);
			if (upgrade.before().has(field)) {
				Json.child(body, "properties").set(field, upgrade.before().get(field));
			}
		}
		return done.withBody(body, "");
	}

}
