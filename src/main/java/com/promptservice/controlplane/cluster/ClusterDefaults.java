package com.promptservice.controlplane.cluster;

import java.util.Map;
import java.util.Objects;

import com.promptservice.controlplane.cluster.ClusterSettings.AppNodes;
import com.promptservice.controlplane.cluster.ClusterSettings.NodeTypes;
import com.promptservice.controlplane.cluster.ClusterSettings.SystemNodes;

/**
 * Fills in what a request leaves out: what an existing cluster has, else the configured
 * defaults. A field without a default stays null.
 */
final class ClusterDefaults {

	private final ClusterProperties properties;

	ClusterDefaults(ClusterProperties properties) {
		this.properties = properties;
	}

	/**
	 * The wanted cluster.
	 * @param existing what the cluster is now, or null
	 */
	ClusterSpec complete(String cluster, ClusterRequest request, ClusterSpec existing) {
		ClusterSpec base = (existing != null) ? existing
				: new ClusterSpec(cluster, null,
						new NodeTypes(
								new SystemNodes(this.properties.systemInstanceCount(), this.properties.systemVmSize()),
								new AppNodes(null, this.properties.appVmSize())),
						null, Map.of());
		NodeTypes asked = Objects.requireNonNullElse(request.nodeTypes(), new NodeTypes(null, null));
		return new ClusterSpec(cluster, kept(request.region(), base.region()),
				new NodeTypes(system(asked.system(), base.nodeTypes().system()),
						app(asked.app(), base.nodeTypes().app())),
				kept(request.subnetAddressPrefix(), base.subnetAddressPrefix()), kept(request.tags(), base.tags()));
	}

	private static SystemNodes system(SystemNodes asked, SystemNodes base) {
		return (asked == null) ? base : new SystemNodes(kept(asked.instanceCount(), base.instanceCount()),
				kept(asked.vmSize(), base.vmSize()));
	}

	private static AppNodes app(AppNodes asked, AppNodes base) {
		return (asked == null) ? base
				: new AppNodes(kept(asked.instanceCount(), base.instanceCount()), kept(asked.vmSize(), base.vmSize()));
	}

	private static <T> T kept(T asked, T otherwise) {
		return (asked != null) ? asked : otherwise;
	}

}
