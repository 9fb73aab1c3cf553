package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * Services of applications: of a type that the package holds, on the nodes that their
 * constraint names.
 */
public final class Services extends FabricResource {

	static final String TYPE = Applications.TYPE + "/services";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	private static final String PLACED = "placed";

	private static final String UNHEALTHY = "unhealthy";

	/** The type of services. */
	public Services() {
		super(TYPE);
	}

	@Override
	String entity(Call call, Resource application) {
		return "ServiceData " + application.name() + "&" + lower(call.path().name());
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource application = parent(call);
		Resource old = find(call);
		Resource cluster = call.world().find(application.parentKey());
		ClusterAtWork.requireReady(call.world(), cluster);
		refuseWhileBusy(call, application.key(), call.path().key());
		if (!Hidden.of(application).has("running")) {
			throw invalid("The application " + application.name() + " does not run.");
		}
		ObjectNode properties = properties(call, old);
		ObjectNode body = body(call);
		body.set("properties", properties);
		body.set("hidden", call.unhealthyPort() == null ? healthy(Hidden.of(old))
				: Hidden.of(old).deepCopy().put(UNHEALTHY, call.unhealthyPort()));
		Resource service = written(call, old, Scopes.childId(application, "/services", call.path().name()),
				"Microsoft.ServiceFabric/managedclusters/applications/services", cluster.location(), body,
				(old == null) ? CREATING : UPDATING);
		String type = Json.text(properties, "serviceTypeName");
		boolean known = PortHealth.runningContents(call.world(), application).path("ports").has(type);
		Fate fate = (known || call.fate() != Fate.GOOD) ? call.fate() : new Fate(Fate.Outcome.FAILED,
				"ServiceTypeNotFound", "The service type '" + type + "' is not in the application's manifests.");
		Operation operation = begin(call, service, Timing.SERVICE, false, fate);
		return FabricOperations.accepted(call, operation, render(call.world(), service));
	}

	private static ObjectNode properties(Call call, Resource old) {
		ObjectNode properties = call.properties();
		properties.remove("provisioningState");
		String kind = ClusterRules.required(properties, "serviceKind");
		if (!Set.of("Stateless", "Stateful").contains(kind)) {
			throw invalid("The serviceKind must be Stateless or Stateful.");
		}
		ClusterRules.required(properties, "serviceTypeName");
		if (Json.text(properties.get("partitionDescription"), "partitionScheme") == null) {
			throw invalid("The property 'partitionDescription' is required.");
		}
		String count = kind.equals("Stateless") ? ClusterRules.required(properties, "instanceCount") : "-1";
		if (!count.matches("-1|[1-9]\\d{0,3}")) {
			throw invalid("The instanceCount must be -1 or at least 1.");
		}
		for (String field : new String[] { "serviceKind", "serviceTypeName", "partitionDescription" }) {
			if (old != null && !Objects.equals(properties.get(field), old.properties().get(field))) {
				throw ClusterRules.unchangeable(field);
			}
		}
		return properties;
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource service = find(call);
		if (service == null) {
			parent(call);
			return Answer.empty(204);
		}
		if (!service.state().equals(Scopes.DELETING)) {
			refuseWhileBusy(call, service.parentKey(), service.key());
		}
		return startDeletion(call, service, Timing.APPLICATION_PART_DELETE);
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		super.finish(world, operation, types);
		Resource service = world.find(operation.subject());
		if (service != null && operation.succeeded() && !operation.deletion()) {
			world.put(Hidden.with(service, PLACED, true));
		}
	}

	private static ObjectNode healthy(ObjectNode hidden) {
		ObjectNode copy = hidden.deepCopy();
		copy.remove(UNHEALTHY);
		return copy;
	}

	/** Cures the services of an application that got another version. */
	static void cure(World world, Resource application) {
		for (Resource service : world.children(application.key(), KEY)) {
			if (unhealthy(service)) {
				ObjectNode body = service.body().deepCopy();
				body.set("hidden", healthy(Hidden.of(service)));
				world.put(service.withBody(body, ""));
			}
		}
	}

	/** Whether the instances of a service answer nobody. */
	static boolean unhealthy(Resource service) {
		return Hidden.of(service).has(UNHEALTHY);
	}

	/** Whether the instances of a service are there. */
	static boolean placed(Resource service) {
		return Hidden.of(service).has(PLACED);
	}

	/** The names of an application's services that use one of some ports. */
	static List<String> on(World world, Resource application, List<String> ports) {
		ObjectNode contents = PortHealth.runningContents(world, application);
		return world.children(application.key(), KEY)
			.stream()
			.filter((service) -> ports.contains("*")
					|| PortHealth.ports(application, contents, service).stream().anyMatch(ports::contains))
			.map(Resource::name)
			.toList();
	}

}
