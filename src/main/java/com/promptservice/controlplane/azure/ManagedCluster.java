package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A Service Fabric managed cluster as Azure has it.
 *
 * @param clusterId the GUID in the name of the resource group that Azure makes for it
 * @param state Service Fabric's own state such as {@code WaitingForNodes} or
 * {@code Ready}
 * @param fqdn its public host name, or null before it has one
 * @param clientPort where Service Fabric clients connect, 19000 unless changed
 * @param certificateThumbprints of the certificates that Azure made for it and rotates,
 * the current one first; empty until there is one
 */
public record ManagedCluster(String id, String name, String clusterId, String state, String fqdn, int clientPort,
		List<String> certificateThumbprints) {

	private static final String READY = "Ready";

	public ManagedCluster {
		certificateThumbprints = List.copyOf(certificateThumbprints);
	}

	/**
	 * Whether it runs and can be connected to.
	 */
	public boolean ready() {
		return READY.equalsIgnoreCase(this.state) && this.fqdn != null && !this.certificateThumbprints.isEmpty();
	}

	/**
	 * Where Service Fabric clients connect, as host and port.
	 */
	public String endpoint() {
		return this.fqdn + ":" + this.clientPort;
	}

}
