package com.promptservice.controlplane.cluster;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The groups of fields that a cluster's request, document and representation share.
 */
final class ClusterSettings {

	private ClusterSettings() {
	}

	/**
	 * The cluster's two kinds of nodes.
	 */
	@Schema(name = "ClusterNodeTypes", description = "The cluster's two kinds of nodes")
	record NodeTypes(SystemNodes system, AppNodes app) {
	}

	/**
	 * The nodes of Service Fabric's own services.
	 */
	@Schema(name = "SystemNodeType", description = "The nodes of Service Fabric's own services")
	record SystemNodes(
			@Schema(description = "Default 5", example = "5", minimum = "5", maximum = "100") Integer instanceCount,
			@Schema(description = "Default Standard_D2s_v5", example = "Standard_D2s_v5",
					maxLength = 64) String vmSize) {
	}

	/**
	 * The nodes that clients talk to.
	 */
	@Schema(name = "AppNodeType", description = "The nodes that clients talk to; each runs two processes")
	record AppNodes(
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "3", minimum = "1",
					maximum = "100") Integer instanceCount,
			@Schema(description = "Default Standard_E80ids_v4", example = "Standard_E80ids_v4",
					maxLength = 64) String vmSize) {
	}

}
