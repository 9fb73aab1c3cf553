package com.promptservice.controlplane.azure;

/**
 * A wanted Key Vault with RBAC and soft delete in the control plane's tenant.
 */
public record KeyVaultSpec(Placement at, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.KeyVault/vaults", this.name);
	}

}
