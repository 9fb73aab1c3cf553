package com.promptservice.controlplane.azure;

/**
 * One way in which a resource is not as wanted.
 *
 * @param property its path in the resource
 */
record Difference(String property, Object is, Object wanted, Kind kind) {

	/**
	 * What it takes to end a difference.
	 */
	enum Kind {

		/**
		 * Something is missing and can be added, harming nobody.
		 */
		ADDITION,
		/**
		 * Something would have to change, which only the owner may do.
		 */
		CHANGE,
		/**
		 * Azure cannot change it.
		 */
		IMMUTABLE

	}

	static Difference missing(String property) {
		return new Difference(property, "missing", "present", Kind.ADDITION);
	}

	String inWords() {
		return this.property + " is " + this.is + ", wanted is " + this.wanted;
	}

}
