package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

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
 * Managed clusters: made without nodes, ready once the primary node type is there, and
 * deleted from any state.
 */
public final class ManagedClusters extends FabricResource {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	/** The type of managed clusters. */
	public ManagedClusters() {
		super(TYPE);
	}

	@Override
	String entity(Call call, Resource parent) {
		return "ManagedClusterData " + call.path().name();
	}

	@Override
	protected ArmException notFound(Call call) {
		return ArmException.gateway(404, "ResourceNotFound",
				"The Resource 'Microsoft.ServiceFabric/managedclusters/" + call.path().name()
						+ "' under resource group '" + call.path().group()
						+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
	}

	@Override
	public ObjectNode render(World world, Resource cluster) {
		ObjectNode view = super.render(world, cluster);
		view.set("properties", ClusterView.properties(world, cluster));
		return view;
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		Resource old = find(call);
		String location = Scopes.location(call, old);
		ClusterRules.check(call, old, location);
		refuseWhileBusy(call, call.path().key());
		refuseWhileNodesChange(call);
		Resource subnet = subnet(call, old == null);
		ObjectNode body = ClusterBody.of(call, old);
		String id = Scopes.id(group, TYPE, call.path().name()).replace("/resourceGroups/", "/resourcegroups/");
		Resource cluster = written(call, old, id, "Microsoft.ServiceFabric/managedclusters", location, body,
				(old == null) ? CREATING : UPDATING);
		if (old == null) {
			Infrastructure.make(call.world(), cluster);
		}
		if (subnet != null) {
			Joins.guard(call, subnet, Infrastructure.securityGroupId(cluster));
		}
		Operation operation = begin(call, cluster, (old == null) ? Timing.CLUSTER : Timing.CLUSTER_UPDATE, false,
				call.fate());
		ObjectNode view = render(call.world(), cluster);
		return (old == null) ? FabricOperations.created(call, operation, view)
				: FabricOperations.accepted(call, operation, view);
	}

	private static Resource subnet(Call call, boolean create) {
		String id = Json.text(call.body(), "properties", "subnetId");
		if (id == null) {
			return null;
		}
		Resource subnet = call.world().find(lower(id));
		if (subnet == null) {
			throw invalid("The subnet " + id + " was not found.");
		}
		if (create) {
			ResourceProvider.JOIN_SUBNET.requireOn(call, subnet);
		}
		if (create || subnet.property("networkSecurityGroup", "id") == null) {
			Joins.claim(call, Joins.networkKey(id));
		}
		return subnet;
	}

	private static void refuseWhileNodesChange(Call call) {
		String below = call.path().key() + "/nodetypes/";
		for (Operation running : call.world().running()) {
			if (running.subject().startsWith(below)) {
				throw busy(running.subject());
			}
		}
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource cluster = find(call);
		if (cluster == null) {
			return Answer.empty(204);
		}
		for (Operation running : Set.copyOf(call.world().running())) {
			boolean inside = running.subject().equals(cluster.key())
					|| running.subject().startsWith(cluster.key() + "/");
			if (inside && !cluster.state().equals(Scopes.DELETING)) {
				call.world().track(running.canceled(call.now()));
			}
		}
		return startDeletion(call, cluster, Timing.CLUSTER_DELETE);
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		super.finish(world, operation, types);
		Resource cluster = world.find(operation.subject());
		if (cluster != null && operation.succeeded() && !operation.deletion()) {
			world.put(Hidden.with(cluster, "made", true));
		}
	}

	@Override
	protected void removed(World world, Resource cluster, Instant now) {
		Infrastructure.remove(world, cluster);
	}

}
