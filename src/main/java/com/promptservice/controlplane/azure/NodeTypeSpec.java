package com.promptservice.controlplane.azure;

/**
 * A wanted node type of a managed cluster, on Windows Server 2022.
 *
 * @param cluster the cluster's name
 * @param name 1-9 letters and digits
 * @param primary whether it carries Service Fabric's own services
 * @param instanceCount 1-100 nodes, 5 at least for the primary one
 * @param backendPoolId ARM id of the load balancer's pool that its nodes join, or null
 * @param identityId ARM id of the user-assigned identity of its nodes, or null
 * @param disposable whether it has never stood, so that nothing runs on it
 */
public record NodeTypeSpec(Placement at, String cluster, String name, boolean primary, String vmSize, int instanceCount,
		String backendPoolId, String identityId, boolean disposable) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.ServiceFabric/managedClusters", this.cluster) + "/nodeTypes/" + this.name;
	}

}
