package com.promptservice.controlplane.simulator.compute;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists how many virtual processors a subscription uses in a region, and may use.
 */
public final class Usages implements Route {

	/** The name that all families together are counted under. */
	static final String REGIONAL = "cores";

	@Override
	public String type() {
		return "Microsoft.Compute/locations/usages";
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		String location = call.path().name().toLowerCase(Locale.ROOT);
		Map<String, Integer> used = used(call.world(), call.path().subscription(), location);
		for (String known : new String[] { "standardDFamily", "standardDSFamily", "standardDSv5Family",
				"standardXEIDSv4Family" }) {
			used.putIfAbsent(known, 0);
		}
		ArrayNode values = Json.array();
		used.forEach((family, cores) -> values.add(view(family, cores, Quota.of(call.world(), location, family))));
		ObjectNode page = Json.object();
		page.set("value", values);
		return Answer.ok(page);
	}

	private static ObjectNode view(String family, int used, int limit) {
		ObjectNode view = Json.object().put("limit", limit).put("unit", "Count").put("currentValue", used);
		String text = family.equals(REGIONAL) ? "Total Regional vCPUs"
				: "Standard " + family.substring("standard".length()).replace("Family", " Family vCPUs");
		view.putObject("name").put("value", family).put("localizedValue", text);
		return view;
	}

	/** The virtual processors in use by family, with all of them under "cores". */
	static Map<String, Integer> used(World world, String subscription, String location) {
		Map<String, Integer> used = new TreeMap<>();
		used.put(REGIONAL, 0);
		String prefix = "/subscriptions/" + subscription.toLowerCase(Locale.ROOT) + "/";
		ScaleSets.all(world)
			.filter((scaleSet) -> scaleSet.location().equals(location) && scaleSet.key().startsWith(prefix))
			.forEach((scaleSet) -> {
				String size = Json.text(scaleSet.body(), "sku", "name");
				add(used, size, ScaleSets.instances(scaleSet).size());
			});
		world.ofType(VirtualMachines.TYPE)
			.filter((machine) -> machine.location().equals(location) && machine.key().startsWith(prefix))
			.forEach((machine) -> add(used, machine.property("hardwareProfile", "vmSize"), 1));
		return used;
	}

	private static void add(Map<String, Integer> used, String sizeName, int machines) {
		VmSize size = VmSize.parse(sizeName);
		used.merge(size.family(), size.cores() * machines, Integer::sum);
		used.merge(REGIONAL, size.cores() * machines, Integer::sum);
	}

}
