package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * What a plan's step would do to one Azure resource.
 *
 * @param step the step's name
 * @param resourceId ARM id, or null when it is known only after an earlier step ran
 * @param properties what differs, empty for Create and NoChange
 */
public record Change(String step, String resourceId, String resourceType, Kind kind, List<String> properties) {

	/**
	 * The kinds of change.
	 */
	public enum Kind {

		/**
		 * The resource does not exist.
		 */
		CREATE,
		/**
		 * The resource is there and right.
		 */
		NO_CHANGE,
		/**
		 * The resource lacks something or differs, and would be brought in line.
		 */
		MODIFY,
		/**
		 * The resource differs in a way that the step must refuse.
		 */
		CONFLICT

	}

}
