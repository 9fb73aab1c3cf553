package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What looking at a resource showed.
 */
sealed interface Sighting<O extends Record> {

	/**
	 * Azure's request id, or null.
	 */
	String requestId();

	/**
	 * It does not exist.
	 *
	 * @param create brings it about
	 * @param equivalent what is observed when Azure says on creation that the same stands
	 * under another name; null where there is no such thing
	 */
	record Absent<O extends Record>(String requestId, Supplier<Submission> create,
			O equivalent) implements Sighting<O> {

		Absent(String requestId, Supplier<Submission> create) {
			this(requestId, create, null);
		}

	}

	/**
	 * It exists.
	 *
	 * @param tags its tags, or its parent's when it can have none
	 * @param differences what is not as wanted
	 * @param repair brings it in line, one difference after the other
	 */
	record Present<O extends Record>(String requestId, O observed, ProvisioningState state, Map<String, String> tags,
			List<Difference> differences, Supplier<Submission> repair) implements Sighting<O> {

		public Present {
			tags = (tags != null) ? tags : Map.of();
		}

		boolean belongsTo(String owner) {
			return owner == null || owner.equals(this.tags.get(Placement.OWNER_TAG));
		}

	}

}
