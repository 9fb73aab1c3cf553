package com.promptservice.controlplane.simulator.core;

/**
 * A service beside Azure Resource Manager, on the same server: with paths of its own,
 * without api-versions, and out of the record of exchanges.
 */
public interface DataPlane {

	/** Whether a path belongs to it. */
	boolean serves(String rawPath);

	/** A path of its own in the form that resources and faults understand. */
	default ArmPath path(String rawPath) {
		return ArmPath.parse(rawPath);
	}

	/** Serves one request. */
	Answer handle(Call call);

}
