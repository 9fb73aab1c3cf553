package com.promptservice.controlplane.azure;

/**
 * A wanted application type.
 *
 * @param clusterId ARM id of the managed cluster
 */
public record ApplicationTypeSpec(Placement at, String clusterId, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.clusterId + "/applicationTypes/" + this.name;
	}

}
