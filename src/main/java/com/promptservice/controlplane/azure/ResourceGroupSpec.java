package com.promptservice.controlplane.azure;

/**
 * A wanted resource group: the one that its placement names.
 */
public record ResourceGroupSpec(Placement at) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.groupId();
	}

}
