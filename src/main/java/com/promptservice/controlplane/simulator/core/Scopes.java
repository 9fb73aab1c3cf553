package com.promptservice.controlplane.simulator.core;

import java.util.List;

/**
 * The checks that Azure Resource Manager makes before a provider sees a request: groups
 * and parents come first.
 */
public final class Scopes {

	/** The state of a group or resource that is being deleted. */
	public static final String DELETING = "Deleting";

	private Scopes() {
	}

	/** The resource group of the path; refuses when it is missing. */
	public static Resource group(Call call) {
		Resource group = call.world().find(call.path().groupKey());
		if (group == null) {
			throw groupNotFound(call.path().group());
		}
		return group;
	}

	/**
	 * The resource group of the path for a write; refuses when it is missing or going.
	 */
	public static Resource writableGroup(Call call) {
		Resource group = group(call);
		if (group.state().equals(DELETING)) {
			throw beingDeleted(group.name());
		}
		return group;
	}

	/** The refusal of writes into a group that is going. */
	public static ArmException beingDeleted(String name) {
		return ArmException.gateway(409, "ResourceGroupBeingDeleted",
				"The resource group '" + name + "' is in deprovisioning state and cannot perform this operation.");
	}

	/** The refusal for a missing group. */
	public static ArmException groupNotFound(String name) {
		return ArmException.gateway(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
	}

	/** A parent resource; refuses when it is missing. */
	public static Resource parent(Call call, String parentKey) {
		Resource parent = call.world().find(parentKey);
		if (parent == null) {
			String verb = call.method().equals("GET") ? "read" : call.method().equals("DELETE") ? "delete" : "write";
			throw ArmException.gateway(404, "ParentResourceNotFound",
					"Failed to perform '" + verb + "' on resource(s) of type '" + String.join("/", call.path().types())
							+ "', because the parent resource '" + parentText(call.path(), parentKey)
							+ "' could not be found.");
		}
		return parent;
	}

	private static String parentText(ArmPath path, String parentKey) {
		return path.text().substring(0, Math.min(parentKey.length(), path.text().length()));
	}

	/** The refusal for a missing resource, in Azure Resource Manager's words. */
	public static ArmException resourceNotFound(ArmPath path, String type) {
		return ArmException.gateway(404, "ResourceNotFound",
				"The Resource '" + type.substring(0, type.indexOf('/')) + "/" + typesAndNames(path)
						+ "' under resource group '" + path.group()
						+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
	}

	private static String typesAndNames(ArmPath path) {
		List<String> types = path.types();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < types.size(); i++) {
			text.append((i == 0) ? "" : "/").append(types.get(i));
			if (i < path.names().size()) {
				text.append('/').append(path.names().get(i));
			}
		}
		return text.toString();
	}

	/** The id of a resource directly in a group, as Azure spells it. */
	public static String id(Resource group, String type, String name) {
		return group.id() + "/providers/" + type + "/" + name;
	}

	/** The id of a child resource. */
	public static String childId(Resource parent, String type, String name) {
		return parent.id() + type.substring(type.lastIndexOf('/')) + "/" + name;
	}

	/**
	 * The region of a request's body, in Azure's short form; refuses a missing or a
	 * changed one.
	 */
	public static String location(Call call, Resource existing) {
		String asked = Json.text(call.body(), "location");
		if (asked == null || asked.isBlank()) {
			if (existing != null) {
				return existing.location();
			}
			throw ArmException.gateway(400, "LocationRequired",
					"The location property is required for this definition.");
		}
		String location = Regions.shortName(asked);
		if (existing != null && !existing.location().equals(location)) {
			throw ArmException.gateway(409, "InvalidResourceLocation",
					"The resource '" + existing.name() + "' already exists in location '" + existing.location()
							+ "' in resource group '" + call.path().group()
							+ "'. A resource with the same name cannot be created in location '" + location
							+ "'. Please select a new resource name.");
		}
		return location;
	}

}
