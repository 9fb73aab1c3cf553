package com.promptservice.controlplane.simulator.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Empties a resource group: what nothing needs goes first, until nothing is left, or what
 * is left is needed from outside the group.
 */
final class GroupDeletion {

	private static final String CLUSTERS = "microsoft.servicefabric/managedclusters";

	static final String BLOCKED = "ResourceGroupDeletionBlocked";

	private GroupDeletion() {
	}

	/** How long the deletion of a group takes: clusters are what takes its time. */
	static Duration takes(Call call, Resource group) {
		boolean clusters = call.world()
			.below(group.key())
			.stream()
			.anyMatch((resource) -> resource.typeKey().equals(CLUSTERS));
		Duration rest = call.durations().of(Timing.GROUP_DELETE);
		return clusters ? rest.plus(call.durations().of(Timing.CLUSTER_DELETE)) : rest;
	}

	/** Deletes what is in a group; the operation as it ends by that. */
	static Operation end(World world, Operation operation, Types types) {
		List<Resource> left = topLevel(world, operation.subject());
		int before = Integer.MAX_VALUE;
		while (!left.isEmpty() && left.size() < before) {
			before = left.size();
			for (Resource resource : left) {
				if (types.inUse(world, resource) == null) {
					types.removeTree(world, resource.key(), operation.endsAt());
				}
			}
			left = topLevel(world, operation.subject());
		}
		return left.isEmpty() ? operation : operation.endingAt(operation.endsAt(), blocked(operation, left));
	}

	private static List<Resource> topLevel(World world, String groupKey) {
		int depth = (groupKey + "/providers/namespace/type/name").split("/").length;
		List<Resource> found = new ArrayList<>();
		for (Resource resource : world.below(groupKey)) {
			if (resource.key().split("/").length == depth
					&& !resource.typeKey().startsWith("microsoft.authorization/")) {
				found.add(resource);
			}
		}
		return found;
	}

	private static Fate blocked(Operation operation, List<Resource> left) {
		List<String> names = left.stream().map((resource) -> resource.type() + "/" + resource.name()).toList();
		String group = operation.subject().substring(operation.subject().lastIndexOf('/') + 1);
		return new Fate(Fate.Outcome.FAILED, BLOCKED, "Deletion of resource group '" + group
				+ "' failed as resources with identifiers '" + String.join(",", names)
				+ "' could not be deleted. The provisioning state of the resource group will be rolled back. The tracking Id is '"
				+ operation.id() + "'. Please check audit logs for more details.");
	}

	/**
	 * The refusal at the end of a deletion that was blocked, with what still blocks it.
	 */
	static Answer refusal(Call call, Operation operation) {
		ObjectNode body = Json.object();
		ObjectNode error = body.putObject("error")
			.put("code", operation.fate().code())
			.put("message", operation.fate().message());
		ArrayNode details = error.putArray("details");
		for (Resource resource : topLevel(call.world(), operation.subject())) {
			ArmException why = call.types().inUse(call.world(), resource);
			if (why != null) {
				details.addObject().put("target", resource.id()).put("message", why.answer().body().toString());
			}
		}
		return Answer.of(409, body).with("x-ms-failure-cause", "gateway");
	}

}
