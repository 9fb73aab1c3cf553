package com.promptservice.controlplane.azure;

/**
 * A wanted storage account: StorageV2, Standard_LRS, TLS 1.2, no shared keys, nothing
 * public.
 */
public record StorageAccountSpec(Placement at, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Storage/storageAccounts", this.name);
	}

}
