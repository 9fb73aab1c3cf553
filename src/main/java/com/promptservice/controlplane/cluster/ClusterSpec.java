package com.promptservice.controlplane.cluster;

import java.util.Map;

import com.promptservice.controlplane.cluster.ClusterSettings.AppNodes;
import com.promptservice.controlplane.cluster.ClusterSettings.NodeTypes;
import com.promptservice.controlplane.cluster.ClusterSettings.SystemNodes;

/**
 * A cluster as it is wanted, every default filled in.
 *
 * @param subnetAddressPrefix of a subnet of its own, or null for the region's shared one
 */
record ClusterSpec(String cluster, String region, NodeTypes nodeTypes, String subnetAddressPrefix,
		Map<String, String> tags) {

	/**
	 * How many addresses of its subnet its nodes take.
	 */
	int nodes() {
		return this.nodeTypes.system().instanceCount() + this.nodeTypes.app().instanceCount();
	}

	/**
	 * The same cluster with another number of nodes.
	 * @param nodeType {@code System} or {@code App}
	 */
	ClusterSpec scaled(String nodeType, int instanceCount) {
		SystemNodes system = this.nodeTypes.system();
		AppNodes app = this.nodeTypes.app();
		NodeTypes scaled = nodeType.equals(ClusterAssets.SYSTEM)
				? new NodeTypes(new SystemNodes(instanceCount, system.vmSize()), app)
				: new NodeTypes(system, new AppNodes(instanceCount, app.vmSize()));
		return new ClusterSpec(this.cluster, this.region, scaled, this.subnetAddressPrefix, this.tags);
	}

}
