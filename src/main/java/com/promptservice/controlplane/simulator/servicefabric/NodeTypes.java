package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Instant;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.network.Joins;
import tools.jackson.databind.node.ObjectNode;

/**
 * Node types of managed clusters: each is a scale set that the provider builds, in a
 * subnet and perhaps behind a load balancer.
 */
public final class NodeTypes extends FabricResource {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/nodeTypes";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	private static final String HALF_MADE = "halfMade";

	/** The type of node types. */
	public NodeTypes() {
		super(TYPE);
	}

	@Override
	String entity(Call call, Resource cluster) {
		return "NodeTypeData " + Infrastructure.clusterId(cluster) + "_" + call.path().name();
	}

	@Override
	boolean located() {
		return false;
	}

	@Override
	boolean dated() {
		return false;
	}

	static boolean primary(Resource nodeType) {
		return Boolean.parseBoolean(nodeType.property("isPrimary"));
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource cluster = parent(call);
		Resource old = find(call);
		ClusterAtWork.requireMade(cluster);
		refuseWhileBusy(call, cluster.key(), call.path().key());
		ObjectNode body = NodeTypeBody.of(call, old);
		NodeTypeRules.check(call, cluster, old, body);
		Resource balancer = NodeTypeRules.balancer(call, body);
		if (balancer != null && old == null) {
			ResourceProvider.JOIN_BALANCER.requireOn(call, balancer);
			Joins.claim(call, balancer.key());
		}
		NodeTypeRules.checkIdentities(call, body, old == null);
		String id = Scopes.childId(cluster, "/nodetypes", call.path().name());
		Resource nodeType = written(call, old, id, "Microsoft.ServiceFabric/managedclusters/nodetypes",
				cluster.location(), body, (old == null) ? CREATING : UPDATING);
		Operation operation = build(call, cluster, nodeType, old == null);
		if (balancer != null && old == null) {
			Joins.rebalance(call, balancer);
		}
		ObjectNode view = render(call.world(), call.world().find(nodeType.key()));
		return (old == null) ? FabricOperations.created(call, operation, view)
				: FabricOperations.accepted(call, operation, view);
	}

	private Operation build(Call call, Resource cluster, Resource nodeType, boolean create) {
		Timing timing = !create ? Timing.NODE_TYPE_UPDATE
				: primary(nodeType) ? Timing.PRIMARY_NODE_TYPE : Timing.NODE_TYPE;
		if (create && call.halfMade()) {
			call.world().put(Hidden.with(nodeType, HALF_MADE, true));
			return begin(call, nodeType, timing, false, call.fate());
		}
		if (Hidden.of(nodeType).has(HALF_MADE)) {
			return begin(call, nodeType, timing, false, Machines.beyondRepair(nodeType));
		}
		return begin(call, nodeType, timing, false, Machines.grow(call, cluster, nodeType, call.fate()));
	}

	@Override
	protected Answer patch(Call call) {
		Capacity capacity = Capacity.of(call);
		if (!capacity.given()) {
			return super.patch(call);
		}
		Scopes.writableGroup(call);
		Resource cluster = parent(call);
		Resource old = existing(call);
		refuseWhileBusy(call, cluster.key(), old.key());
		ObjectNode body = tagged(call, old).body();
		NodeTypeBody.resize(body, capacity.nodes());
		NodeTypeRules.check(call, cluster, old, body);
		Resource nodeType = old.withBody(body, "").withState(UPDATING, "");
		call.world().put(nodeType);
		build(call, cluster, nodeType, false);
		return Answer.ok(render(call.world(), call.world().find(nodeType.key())));
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource nodeType = find(call);
		if (nodeType == null) {
			parent(call);
			return Answer.empty(204);
		}
		Resource cluster = parent(call);
		if (!nodeType.state().equals(Scopes.DELETING)) {
			refuseWhileBusy(call, cluster.key(), nodeType.key());
			refuseLastPrimary(call.world(), cluster, nodeType);
			Resource balancer = NodeTypeRules.balancer(call, nodeType.body());
			if (balancer != null) {
				Joins.claim(call, balancer.key());
				Joins.rebalance(call, balancer);
			}
		}
		return startDeletion(call, nodeType, Timing.NODE_TYPE_DELETE);
	}

	private void refuseLastPrimary(World world, Resource cluster, Resource nodeType) {
		boolean another = world.children(cluster.key(), KEY)
			.stream()
			.anyMatch((other) -> primary(other) && !other.key().equals(nodeType.key())
					&& Machines.running(world, cluster, other) > 0);
		if (primary(nodeType) && !another && Machines.running(world, cluster, nodeType) > 0) {
			throw ArmException.provider(400, "InvalidParameter",
					"Cluster must have at least one active primary node type.");
		}
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		super.finish(world, operation, types);
		Resource nodeType = world.find(operation.subject());
		if (nodeType == null || operation.deletion() || !operation.succeeded()) {
			return;
		}
		Resource cluster = world.find(nodeType.parentKey());
		Machines.settle(world, cluster, nodeType);
		if (primary(nodeType)) {
			world.put(Hidden.with(cluster, "ready", true));
		}
	}

	@Override
	protected void removed(World world, Resource nodeType, Instant now) {
		Resource cluster = world.find(nodeType.parentKey());
		if (cluster != null) {
			world.remove(lower(Infrastructure.scaleSetId(cluster, nodeType.name())));
		}
	}

	/** The number of nodes in the body of a PATCH. */
	private record Capacity(String text) {

		static Capacity of(Call call) {
			for (String field : call.body().propertyNames()) {
				if (!field.equals("tags") && !field.equals("sku")) {
					throw invalid("The property '" + field + "' cannot be changed by PATCH; use PUT.");
				}
			}
			return new Capacity(Json.text(call.body(), "sku", "capacity"));
		}

		boolean given() {
			return this.text != null;
		}

		int nodes() {
			if (!this.text.matches("-?\\d{1,4}")) {
				throw invalid("The sku.capacity must be a number.");
			}
			return Integer.parseInt(this.text);
		}

	}

}
