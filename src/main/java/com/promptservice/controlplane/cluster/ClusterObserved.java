package com.promptservice.controlplane.cluster;

import java.util.List;

import com.promptservice.controlplane.azure.ManagedCluster;
import com.promptservice.controlplane.azure.NodeType;
import com.promptservice.controlplane.operation.OperationDefinition.Outputs;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A cluster as Azure showed it last; what was not seen yet is null.
 *
 * @param adminCredentialName name of the secret in the region's vault
 */
@Schema(name = "ClusterStatus", description = "The cluster as Azure showed it last")
record ClusterObserved(String managedClusterId, String clusterState, String endpoint, String serverCertThumbprint,
		Integer systemInstanceCount, Integer appInstanceCount, String adminCredentialName) {

	static final ClusterObserved NOTHING = new ClusterObserved(null, null, null, null, null, null, null);

	/**
	 * What an operation's steps saw, and for the rest what was known before.
	 */
	static ClusterObserved of(Outputs outputs, ClusterObserved before) {
		ClusterObserved seen = (before != null) ? before : NOTHING;
		ManagedCluster made = outputs.get(ClusterCreatePlan.CLUSTER, ManagedCluster.class);
		ManagedCluster ready = outputs.get(ClusterCreatePlan.READY, ManagedCluster.class);
		NodeType system = outputs.get(ClusterCreatePlan.SYSTEM, NodeType.class);
		NodeType app = outputs.get(ClusterCreatePlan.APP, NodeType.class);
		seen = (made != null) ? seen.with(made) : seen;
		seen = (ready != null) ? seen.with(ready) : seen;
		return new ClusterObserved(seen.managedClusterId, seen.clusterState, seen.endpoint, seen.serverCertThumbprint,
				(system != null) ? Integer.valueOf(system.instanceCount()) : seen.systemInstanceCount,
				(app != null) ? Integer.valueOf(app.instanceCount()) : seen.appInstanceCount,
				(made != null) ? ClusterAssets.secretName(made.name()) : seen.adminCredentialName);
	}

	/**
	 * The same with what Azure says now of the cluster itself.
	 */
	ClusterObserved with(ManagedCluster cluster) {
		String thumbprint = cluster.certificateThumbprints().isEmpty() ? this.serverCertThumbprint
				: cluster.certificateThumbprints().getFirst();
		return new ClusterObserved(cluster.id(), cluster.state(),
				(cluster.fqdn() != null) ? cluster.endpoint() : this.endpoint, thumbprint, this.systemInstanceCount,
				this.appInstanceCount, this.adminCredentialName);
	}

	/**
	 * The same with what Azure says now of its node types.
	 */
	ClusterObserved with(List<NodeType> nodes) {
		return new ClusterObserved(this.managedClusterId, this.clusterState, this.endpoint, this.serverCertThumbprint,
				count(nodes, ClusterAssets.SYSTEM), count(nodes, ClusterAssets.APP), this.adminCredentialName);
	}

	private static Integer count(List<NodeType> nodes, String name) {
		return nodes.stream()
			.filter((nodeType) -> nodeType.name().equalsIgnoreCase(name))
			.map(NodeType::instanceCount)
			.findFirst()
			.orElse(null);
	}

}
