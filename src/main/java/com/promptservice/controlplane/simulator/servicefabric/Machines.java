package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;

import com.promptservice.controlplane.simulator.compute.Quota;
import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.compute.VmSize;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.network.Addresses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The machines of a node type: they take quota and addresses when they are asked for, and
 * work when their operation ends.
 */
final class Machines {

	private static final String INSTANCES = "instances";

	private Machines() {
	}

	/**
	 * Asks for as many machines as a node type should have.
	 * @return the fate that was given, or a worse one when there is no room
	 */
	static Fate grow(Call call, Resource cluster, Resource nodeType, Fate fate) {
		World world = call.world();
		Resource old = world.find(FabricResource.lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		int wanted = Integer.parseInt(nodeType.property("vmInstanceCount"));
		int more = wanted - ((old == null) ? 0 : ScaleSets.instances(old).size());
		VmSize size = VmSize.parse(nodeType.property("vmSize"));
		String exceeded = Quota.exceededBy(world, call.path().subscription(), cluster.location(), size, more);
		if (exceeded != null) {
			return failed("QuotaExceeded", exceeded);
		}
		String subnetId = (nodeType.property("subnetId") != null) ? nodeType.property("subnetId")
				: cluster.property("subnetId");
		Resource subnet = (subnetId == null) ? null : world.find(FabricResource.lower(subnetId));
		List<String> addresses = (subnet == null || more <= 0) ? List.of() : Addresses.free(world, subnet, more);
		if (addresses == null) {
			return failed("SubnetIsFull", Addresses.full(subnet, more));
		}
		ObjectNode body = (old == null) ? scaleSet(nodeType, subnetId) : old.body().deepCopy();
		((ObjectNode) body.get("sku")).put("capacity", wanted);
		add(body.withArray(INSTANCES), more, addresses);
		String id = Infrastructure.scaleSetId(cluster, nodeType.name());
		world.put(new Resource(FabricResource.lower(id), id, ScaleSets.TYPE, nodeType.name(), cluster.location(), body,
				Resource.SUCCEEDED, "", (old == null) ? call.now() : old.createdAt()));
		return fate;
	}

	private static void add(ArrayNode instances, int more, List<String> addresses) {
		int next = 0;
		for (JsonNode instance : instances) {
			next = Math.max(next, Integer.parseInt(Json.text(instance, "id")) + 1);
		}
		for (int i = 0; i < more; i++) {
			ObjectNode instance = instances.addObject().put("id", String.valueOf(next + i));
			if (!addresses.isEmpty()) {
				instance.put("address", addresses.get(i));
			}
		}
	}

	private static ObjectNode scaleSet(Resource nodeType, String subnetId) {
		ObjectNode body = Json.object();
		body.putObject("sku").put("name", nodeType.property("vmSize")).put("tier", "Standard");
		if (subnetId != null) {
			body.put("subnet", FabricResource.lower(subnetId));
		}
		body.put("nodeType", nodeType.key()).put("running", 0);
		ArrayNode pools = body.putArray("pools");
		for (JsonNode frontend : Json.each(nodeType.properties(), "frontendConfigurations")) {
			String pool = Json.text(frontend, "loadBalancerBackendAddressPoolId");
			if (pool != null) {
				pools.add(FabricResource.lower(pool));
			}
		}
		body.putArray(INSTANCES);
		return body;
	}

	/** Lets the machines work that are wanted, and the others go. */
	static void settle(World world, Resource cluster, Resource nodeType) {
		Resource scaleSet = world.find(FabricResource.lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		if (scaleSet == null) {
			return;
		}
		int wanted = Integer.parseInt(nodeType.property("vmInstanceCount"));
		ObjectNode body = scaleSet.body().deepCopy();
		ArrayNode instances = body.withArray(INSTANCES);
		while (instances.size() > wanted) {
			instances.remove(instances.size() - 1);
		}
		world.put(scaleSet.withBody(body.put("running", instances.size()), ""));
	}

	/** Takes some machines out, and lets the node type want that many less. */
	static Resource drop(World world, Resource cluster, Resource nodeType, List<String> ids) {
		Resource scaleSet = world.find(FabricResource.lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		ObjectNode body = scaleSet.body().deepCopy();
		ArrayNode kept = body.putArray(INSTANCES);
		for (JsonNode instance : Json.each(scaleSet.body(), INSTANCES)) {
			if (!ids.contains(Json.text(instance, "id"))) {
				kept.add(instance);
			}
		}
		((ObjectNode) body.get("sku")).put("capacity", kept.size());
		world.put(scaleSet.withBody(body.put("running", kept.size()), ""));
		ObjectNode fewer = nodeType.body().deepCopy();
		NodeTypeBody.resize(fewer, kept.size());
		Resource smaller = nodeType.withBody(fewer, "");
		world.put(smaller);
		return smaller;
	}

	/** How many nodes of a node type work. */
	static int running(World world, Resource cluster, Resource nodeType) {
		Resource scaleSet = world.find(FabricResource.lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		return (scaleSet == null) ? 0 : scaleSet.body().get("running").asInt();
	}

	/** The end of every attempt to mend a node type whose scale set got lost. */
	static Fate beyondRepair(Resource nodeType) {
		return failed("OperationFailed",
				"The node type " + nodeType.name() + " has no scale set. Delete the node type and create it again.");
	}

	private static Fate failed(String code, String message) {
		return new Fate(Fate.Outcome.FAILED, code, message);
	}

}
