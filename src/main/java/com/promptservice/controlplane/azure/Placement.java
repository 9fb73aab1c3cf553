package com.promptservice.controlplane.azure;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where an Azure resource lies, and whose it is.
 *
 * @param location Azure's name of the region, such as {@code westus2}
 * @param owner who the resource belongs to, such as {@code region/westus2}; written as
 * the tag {@value #OWNER_TAG}, and what carries another owner or none is never deleted
 * @param tags further tags, without the owner's
 */
public record Placement(String subscriptionId, String resourceGroup, String location, String owner,
		Map<String, String> tags) {

	/**
	 * The tag that names the owner.
	 */
	public static final String OWNER_TAG = "kvstore-owner";

	public Placement {
		tags = Map.copyOf(tags);
	}

	/**
	 * The same place in another resource group.
	 */
	public Placement in(String otherResourceGroup) {
		return new Placement(this.subscriptionId, otherResourceGroup, this.location, this.owner, this.tags);
	}

	/**
	 * ARM id of the resource group.
	 */
	public String groupId() {
		return "/subscriptions/" + this.subscriptionId + "/resourceGroups/" + this.resourceGroup;
	}

	/**
	 * ARM id of a resource in the group.
	 * @param type such as {@code Microsoft.Network/virtualNetworks}
	 */
	public String id(String type, String name) {
		return groupId() + "/providers/" + type + "/" + name;
	}

	/**
	 * Every tag that a resource of this owner carries.
	 */
	Map<String, String> allTags() {
		Map<String, String> all = new TreeMap<>(this.tags);
		all.put(OWNER_TAG, this.owner);
		return all;
	}

}
