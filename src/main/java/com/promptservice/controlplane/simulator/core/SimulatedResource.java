package com.promptservice.controlplane.simulator.core;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as an outsider sees it, for oracles of tests.
 *
 * @param id the id
 * @param type the type as Azure spells it
 * @param name the name
 * @param state the provisioning state, also for types that don't show one
 * @param body what a GET shows
 */
public record SimulatedResource(String id, String type, String name, String state, ObjectNode body) {

	/** The tags of the resource. */
	public Map<String, String> tags() {
		Map<String, String> tags = new LinkedHashMap<>();
		JsonNode node = this.body.get("tags");
		if (node != null) {
			node.properties().forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
		}
		return tags;
	}

}
