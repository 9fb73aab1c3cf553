package com.promptservice.controlplane.azure;

/**
 * A wanted storage queue.
 */
public record StorageQueueSpec(Placement at, String account, String name) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Storage/storageAccounts", this.account) + "/queueServices/default/queues/"
				+ this.name;
	}

}
