package com.promptservice.controlplane.cluster;

import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * A cluster as the features on it see it; recorded by them, so it holds no secret.
 *
 * @param id ARM id of the managed cluster
 * @param appInstanceCount how many App nodes are wanted
 * @param busyWith the operation that is changing it or what runs on it, or null
 */
public record ClusterView(String name, RegionView region, String id, ProvisioningState provisioningState,
		int systemInstanceCount, int appInstanceCount, String busyWith) {

	static ClusterView of(ClusterDocument cluster) {
		return of(cluster.spec(), cluster.site(), cluster.provisioningState(), cluster.busyWith());
	}

	static ClusterView of(ClusterSpec spec, RegionView site, ProvisioningState state, String busyWith) {
		return new ClusterView(spec.cluster(), site, new ClusterAssets(spec, site, null).cluster().id(), state,
				spec.nodeTypes().system().instanceCount(), spec.nodeTypes().app().instanceCount(), busyWith);
	}

	/**
	 * Whether it stands and nobody is changing it.
	 */
	public boolean ready() {
		return this.provisioningState == ProvisioningState.Succeeded && this.busyWith == null;
	}

}
