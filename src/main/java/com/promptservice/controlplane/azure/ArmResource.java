package com.promptservice.controlplane.azure;

/**
 * One wanted resource, and how to look at it and change it.
 *
 * @param <O> what is observed of it
 */
interface ArmResource<O extends Record> {

	/**
	 * ARM id, or the address of what a data plane holds.
	 */
	String id();

	/**
	 * The owner whose tag makes it ours, or null when it has no tags and belongs to its
	 * parent.
	 */
	String owner();

	Sighting<O> look();

	/**
	 * Sends the removal.
	 */
	Submission delete();

	/**
	 * Why the resource, though ours, must stay; or null.
	 */
	default String reasonToStay() {
		return null;
	}

	/**
	 * Whether Azure answers by rights that lag behind their assignment.
	 */
	default boolean lagsBehindRights() {
		return false;
	}

	/**
	 * Whether its removal need not wait for what Azure is doing to it, since it goes with
	 * what it lies in.
	 */
	default boolean goesWithItsParent() {
		return false;
	}

	/**
	 * The name for people.
	 */
	default String label() {
		return id().substring(id().lastIndexOf('/') + 1);
	}

}
