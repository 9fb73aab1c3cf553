package com.promptservice.controlplane.simulator.servicefabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import tools.jackson.databind.JsonNode;

/**
 * Restarts, reimages or replaces nodes; only one such action at a time per node type.
 */
public final class NodeActions implements Route {

	private final String name;

	/** An action by its name in the path. */
	public NodeActions(String name) {
		this.name = name;
	}

	@Override
	public String type() {
		return NodeTypes.TYPE + "/" + this.name;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("POST")) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.writableGroup(call);
		Resource nodeType = Scopes.parent(call, call.path().parentKey());
		Resource cluster = call.world().find(nodeType.parentKey());
		FabricResource.refuseWhileBusy(call, cluster.key(), nodeType.key());
		List<String> nodes = nodes(call, cluster, nodeType);
		if (this.name.equals("deleteNode") && call.fate() == Fate.GOOD) {
			nodeType = Machines.drop(call.world(), cluster, nodeType, nodes);
		}
		Operation operation = call.begin((NodeTypes.KEY + "/" + this.name).toLowerCase(Locale.ROOT), nodeType,
				call.durations().of(Timing.NODE_ACTION), Set.of(), false, call.fate());
		return FabricOperations.accepted(call, operation, Json.object());
	}

	private static List<String> nodes(Call call, Resource cluster, Resource nodeType) {
		Resource scaleSet = call.world()
			.find(FabricResource.lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		List<String> known = (scaleSet == null) ? List.of()
				: ScaleSets.instances(scaleSet).stream().map(ScaleSets.Instance::id).toList();
		List<String> ids = new ArrayList<>();
		for (JsonNode node : Json.each(call.body(), "nodes")) {
			String name = String.valueOf(Json.text(node));
			ids.add(name.substring(name.lastIndexOf('_') + 1));
			if (!known.contains(ids.getLast())) {
				throw FabricResource.invalid("The node " + name + " was not found.");
			}
		}
		return ids;
	}

}
