package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A shell script to be run once on a Linux machine. It only looks around: it may run
 * twice.
 *
 * @param machineId ARM id of the virtual machine
 */
public record MachineScript(String machineId, List<String> lines) {

	public MachineScript {
		lines = List.copyOf(lines);
	}

	/**
	 * What a script wrote.
	 *
	 * @param text its standard output
	 */
	public record Output(String text) {
	}

}
