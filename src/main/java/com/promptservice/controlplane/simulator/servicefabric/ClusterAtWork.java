package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Which states of a cluster let its parts be changed.
 */
final class ClusterAtWork {

	private ClusterAtWork() {
	}

	/** Refuses when the cluster was never made, or is going. */
	static void requireMade(Resource cluster) {
		if (cluster.state().equals(Scopes.DELETING)) {
			throw notNow(cluster, "is being deleted");
		}
		if (cluster.state().equals(FabricResource.CREATING)) {
			throw FabricResource.busy(cluster.key());
		}
		if (!Hidden.of(cluster).has("made")) {
			throw notNow(cluster, "was not created successfully");
		}
	}

	/** Refuses when nothing can run on the cluster. */
	static void requireReady(World world, Resource cluster) {
		requireMade(cluster);
		String state = ClusterView.state(world, cluster);
		if (!ClusterView.READY.equals(state)) {
			throw notNow(cluster, "is in state " + state);
		}
	}

	private static ArmException notNow(Resource cluster, String why) {
		return ArmException.provider(409, "ClusterNotReady",
				"The cluster " + cluster.name() + " " + why + "; the operation is not possible.");
	}

}
