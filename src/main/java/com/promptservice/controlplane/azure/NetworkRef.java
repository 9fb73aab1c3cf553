package com.promptservice.controlplane.azure;

/**
 * A virtual network, wherever it lies.
 *
 * @param tenantId the Entra tenant of its subscription, or null for the control plane's
 * own
 */
public record NetworkRef(String subscriptionId, String resourceGroup, String name, String tenantId) {

	/**
	 * ARM id.
	 */
	public String id() {
		return "/subscriptions/" + this.subscriptionId + "/resourceGroups/" + this.resourceGroup + "/providers/"
				+ VirtualNetworks.TYPE + "/" + this.name;
	}

}
