package com.promptservice.controlplane.simulator.core;

/**
 * Who can tell whether Azure could have given an answer.
 */
enum Judge {

	/** The published specifications, and recordings of the same type. */
	SPECIFICATIONS("ndjson"),
	/** Recordings alone: no specification describes how operations are followed. */
	RECORDINGS("polls"),
	/** Specifications alone: nobody has recorded the deletion of what isn't there. */
	SPECIFICATIONS_ALONE("absent"),
	/** Nobody. */
	NONE(null);

	private final String extension;

	Judge(String extension) {
		this.extension = extension;
	}

	/** The end of the names of files that hold such exchanges, null for none. */
	String extension() {
		return this.extension;
	}

	static Judge of(SimulatorRequest request, Answer answer, Route route, boolean existed) {
		boolean read = request.method().equals("GET");
		if (route != null && !route.specified()) {
			return (route instanceof Polls && read && answer.status() < 400) ? RECORDINGS : NONE;
		}
		// the specifications know HEAD for resource groups alone
		boolean bare = request.method().equals("HEAD") && route != null
				&& !route.type().equals("Microsoft.Resources/resourceGroups");
		if (bare || (read && answer.status() == 404 && answer.body() == null)) {
			return NONE;
		}
		return (request.method().equals("DELETE") && answer.status() == 204 && !existed) ? SPECIFICATIONS_ALONE
				: SPECIFICATIONS;
	}

}
