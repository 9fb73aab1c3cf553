package com.promptservice.controlplane.azure;

/**
 * Azure's answer to a read.
 *
 * @param value null when there is no such resource
 * @param requestId Azure's request id, or null
 */
record Seen<T>(T value, String requestId) {

	boolean absent() {
		return this.value == null;
	}

}
