package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a service answers on a port of a node: it has to be placed there, in a version
 * that is healthy, on a machine that works and behind the guard of a cluster.
 */
public final class PortHealth {

	private static final int UPGRADE_DOMAINS = 5;

	private static final Pattern CONSTRAINT = Pattern.compile("\\(?\\s*NodeTypeName\\s*==\\s*(\\w+)\\s*\\)?");

	private PortHealth() {
	}

	/** Whether a probe of a port of a machine finds a service that is well. */
	public static boolean answers(World world, ScaleSets.Instance machine, String port) {
		Resource nodeType = world.find(String.valueOf(Json.text(machine.scaleSet().body(), "nodeType")));
		if (nodeType == null) {
			return false;
		}
		Resource cluster = world.find(nodeType.parentKey());
		int index = ScaleSets.instances(machine.scaleSet()).indexOf(machine);
		if (index >= machine.scaleSet().body().get("running").asInt() || !guarded(world, machine)
				|| world.find(BrokenPorts.key(cluster.name(), port)) != null) {
			return false;
		}
		return world.children(cluster.key(), Applications.KEY)
			.stream()
			.anyMatch((application) -> answers(world, application, nodeType, index, port));
	}

	private static boolean guarded(World world, ScaleSets.Instance machine) {
		Resource subnet = world.find(String.valueOf(Json.text(machine.scaleSet().body(), "subnet")));
		return subnet == null
				|| String.valueOf(subnet.property("networkSecurityGroup", "id")).contains("/resourceGroups/SFC_");
	}

	private static boolean answers(World world, Resource application, Resource nodeType, int index, String port) {
		ObjectNode hidden = Hidden.of(application);
		if (!hidden.has("running")) {
			return false;
		}
		Upgrade upgrade = Applications.upgrade(application);
		boolean target = upgrade != null && upgrade.outcome() == null
				&& upgrade.reached(index % UPGRADE_DOMAINS % upgrade.domains(), world.now());
		List<String> unhealthy = target ? upgrade.unhealthy() : texts(hidden, "unhealthy");
		if (unhealthy.contains("*") || unhealthy.contains(port)) {
			return false;
		}
		ObjectNode contents = target ? ApplicationVersions.contents(world.find(upgrade.target()))
				: runningContents(world, application);
		return world.children(application.key(), Services.KEY)
			.stream()
			.anyMatch((service) -> Services.placed(service) && !Services.unhealthy(service)
					&& ports(application, contents, service).contains(port) && eligible(service, nodeType, index));
	}

	private static boolean eligible(Resource service, Resource nodeType, int index) {
		String count = service.property("instanceCount");
		boolean enough = count == null || count.equals("-1") || index < Integer.parseInt(count);
		return enough && onto(service, nodeType);
	}

	private static boolean onto(Resource service, Resource nodeType) {
		String constraint = service.property("placementConstraints");
		if (constraint == null || constraint.isBlank()) {
			return true;
		}
		Matcher named = CONSTRAINT.matcher(constraint.trim());
		return named.matches() && named.group(1).equals(nodeType.name());
	}

	/** The ports that a service uses, its parameters filled in. */
	static List<String> ports(Resource application, ObjectNode contents, Resource service) {
		return texts(contents.path("ports") instanceof ObjectNode ports ? ports : Json.object(),
				service.property("serviceTypeName"))
			.stream()
			.map((port) -> port.startsWith("[") ? parameter(application, contents, port) : port)
			.toList();
	}

	private static String parameter(Resource application, ObjectNode contents, String bracketed) {
		String name = bracketed.substring(1, bracketed.length() - 1);
		String given = application.property("parameters", name);
		return (given != null) ? given : String.valueOf(Json.text(contents, "parameters", name));
	}

	private static List<String> texts(ObjectNode node, String field) {
		return Json.each(node, field).iterator().hasNext()
				? node.get(field).valueStream().map((text) -> text.asString()).toList() : List.of();
	}

	/** What the package of the version holds that an application runs. */
	static ObjectNode runningContents(World world, Resource application) {
		return ApplicationVersions.contents(world.find(String.valueOf(Json.text(Hidden.of(application), "running"))));
	}

	/** On which ports a version will be found unhealthy if it is brought now. */
	static List<String> unhealthyPorts(Call call, Resource version) {
		List<String> told = unhealthyByItself(call, version);
		return told.isEmpty() ? BrokenPorts.of(call.world(), clusterOf(version)) : told;
	}

	/** On which ports a version is unhealthy whatever becomes of the cluster. */
	static List<String> unhealthyByItself(Call call, Resource version) {
		String told = (call.unhealthyPort() != null) ? call.unhealthyPort()
				: Json.text(Hidden.of(version), "unhealthy");
		return (told != null) ? List.of(told) : List.of();
	}

	private static String clusterOf(Resource version) {
		String key = version.key().substring(version.key().indexOf("/managedclusters/") + 17);
		return key.substring(0, key.indexOf('/'));
	}

	/** Over how many upgrade domains the services of an application are spread. */
	static int domains(World world, Resource application) {
		Resource cluster = world.find(application.parentKey());
		List<Resource> services = world.children(application.key(), Services.KEY);
		int nodes = world.children(cluster.key(), NodeTypes.KEY)
			.stream()
			.filter((nodeType) -> services.stream().anyMatch((service) -> onto(service, nodeType)))
			.mapToInt((nodeType) -> Machines.running(world, cluster, nodeType))
			.max()
			.orElse(1);
		return Math.max(1, Math.min(UPGRADE_DOMAINS, nodes));
	}

}
