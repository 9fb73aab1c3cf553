package com.promptservice.controlplane.azure;

import java.util.List;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * Reads and writes resources that the SDK has no client for, by their ARM ids.
 *
 * @param apiVersion of the resource provider
 */
record GenericResources(AzureClients clients, String subscriptionId, String apiVersion) {

	static final String SERVICE_FABRIC = "2024-04-01";

	/**
	 * Service Fabric managed clusters and what is in them.
	 */
	static GenericResources serviceFabric(AzureClients clients, String subscriptionId) {
		return new GenericResources(clients, subscriptionId, SERVICE_FABRIC);
	}

	Seen<GenericResourceInner> read(String id) {
		return this.clients.calls()
			.read(id, () -> client().getByIdWithResponse(relative(id), this.apiVersion, Context.NONE));
	}

	Submission put(String id, GenericResourceInner body) {
		return this.clients.calls()
			.start(id, () -> client().createOrUpdateByIdWithResponseAsync(relative(id), this.apiVersion, body));
	}

	Submission delete(String id) {
		return this.clients.calls()
			.start(id, () -> client().deleteByIdWithResponseAsync(relative(id), this.apiVersion));
	}

	/**
	 * The ids of what lies in a resource.
	 * @param type of the children, such as {@code applications}
	 */
	List<String> children(String id, String type) {
		return this.clients.calls().ids(id + "/" + type, this.apiVersion);
	}

	// The client puts a slash of its own before the id
	private static String relative(String id) {
		return id.substring(1);
	}

	private ResourcesClient client() {
		return this.clients.resources(this.subscriptionId).getResources();
	}

}
