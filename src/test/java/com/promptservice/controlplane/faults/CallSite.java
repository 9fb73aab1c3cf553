package com.promptservice.controlplane.faults;

/**
 * One call that a process made on one of its ports.
 *
 * @param number its place in the scenario, from 1
 * @param verb what was asked: read, write, acquire, send, GET, PUT, …
 * @param subject the document, lease, message or Azure path
 * @param changes whether it can change anything
 */
record CallSite(int number, Port port, String verb, String subject, boolean changes) {

	/**
	 * The ports whose calls are numbered; the clock has no calls of its own, it jumps at
	 * any of these.
	 */
	enum Port {

		DOCUMENTS, LEASES, QUEUE, ARM

	}

	@Override
	public String toString() {
		return "#" + this.number + " " + this.port + " " + this.verb + " " + this.subject;
	}

}
