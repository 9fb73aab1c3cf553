package com.promptservice.controlplane.azure;

/**
 * A wanted user-assigned managed identity.
 */
public record ManagedIdentitySpec(Placement at, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.ManagedIdentity/userAssignedIdentities", this.name);
	}

}
