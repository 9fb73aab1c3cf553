package com.promptservice.controlplane.simulator.shell;

/**
 * The machine that a script runs on.
 */
public interface Host {

	/** Its name. */
	String name();

	/** Whether a connection from it to a port is accepted. */
	boolean reaches(String address, int port);

}
