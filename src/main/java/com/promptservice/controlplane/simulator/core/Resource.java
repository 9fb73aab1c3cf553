package com.promptservice.controlplane.simulator.core;

import java.time.Instant;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as the simulator stores it; immutable, its body is never changed in place.
 *
 * @param key the id in lower case
 * @param id the id as Azure spells it
 * @param type the type as Azure spells it
 * @param name the name as it was given
 * @param location the region, null for none
 * @param body everything but id, name, type, etag and state
 * @param state the provisioning state
 * @param etag the version
 * @param createdAt when it was made
 */
public record Resource(String key, String id, String type, String name, String location, ObjectNode body, String state,
		String etag, Instant createdAt) {

	/** The provisioning state of a resource at rest. */
	public static final String SUCCEEDED = "Succeeded";

	/** The type in lower case. */
	public String typeKey() {
		return this.type.toLowerCase(Locale.ROOT);
	}

	/** The key of the resource that this one is a child of. */
	public String parentKey() {
		return this.key.substring(0, this.key.lastIndexOf('/', this.key.lastIndexOf('/') - 1));
	}

	/** The properties of the body. */
	public ObjectNode properties() {
		return this.body.get("properties") instanceof ObjectNode properties ? properties : Json.object();
	}

	/** A text inside the properties, or null. */
	public String property(String... path) {
		return Json.text(properties(), path);
	}

	/** The same resource in another state and version. */
	public Resource withState(String newState, String newEtag) {
		return new Resource(this.key, this.id, this.type, this.name, this.location, this.body, newState, newEtag,
				this.createdAt);
	}

	/** The same resource with another body. */
	public Resource withBody(ObjectNode newBody, String newEtag) {
		return new Resource(this.key, this.id, this.type, this.name, this.location, newBody, this.state, newEtag,
				this.createdAt);
	}

	/** The tags, null for none. */
	public JsonNode tags() {
		return this.body.get("tags");
	}

}
