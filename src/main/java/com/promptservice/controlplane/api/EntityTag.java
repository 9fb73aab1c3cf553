package com.promptservice.controlplane.api;

import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strong ETags: a hash of the representation, so equal representations have equal tags on
 * every replica.
 */
public final class EntityTag {

	private EntityTag() {
	}

	/**
	 * The ETag of what a GET would return, quotes included. A top-level {@code etag}
	 * field does not count, so the tag can be put into the representation.
	 * @param representation a record or a JSON tree
	 */
	public static String of(Object representation) {
		JsonNode tree = CanonicalJson.tree(representation);
		if (tree instanceof ObjectNode object && object.has("etag")) {
			ObjectNode copy = object.deepCopy();
			copy.remove("etag");
			tree = copy;
		}
		byte[] hash = CanonicalJson.hash(CanonicalJson.bytes(tree));
		return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 27) + '"';
	}

}
