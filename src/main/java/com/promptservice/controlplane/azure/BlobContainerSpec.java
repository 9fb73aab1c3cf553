package com.promptservice.controlplane.azure;

/**
 * A wanted private blob container.
 */
public record BlobContainerSpec(Placement at, String account, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Storage/storageAccounts", this.account) + "/blobServices/default/containers/"
				+ this.name;
	}

}
