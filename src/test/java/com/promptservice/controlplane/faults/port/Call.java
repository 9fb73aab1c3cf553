package com.promptservice.controlplane.faults.port;

/**
 * One call of a port.
 *
 * @param number counted from 1 over all ports
 * @param port documents, queue, leases, arm …
 * @param action what was called
 * @param subject on what
 */
public record Call(int number, String port, String action, String subject) {

	@Override
	public String toString() {
		return "#" + this.number + " " + this.port + "." + this.action + " " + this.subject;
	}

}
