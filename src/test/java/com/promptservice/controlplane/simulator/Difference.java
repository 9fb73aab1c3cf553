package com.promptservice.controlplane.simulator;

/**
 * Something that the local Azure answers otherwise than the real one did.
 *
 * @param recording the recording
 * @param number the place in it
 * @param operation method and type
 * @param what what is different, such as "status 200, not 201" or "field properties.x"
 */
record Difference(String recording, int number, String operation, String what) {

	@Override
	public String toString() {
		return this.recording + "#" + this.number + " " + this.operation + ": " + this.what;
	}

}
