package com.promptservice.controlplane.simulator.core;

/**
 * A service beside Azure Resource Manager that shares its resources.
 */
public interface DataPlane {

	/** The start of every path that belongs to it. */
	String prefix();

	/** A path of its own in the form that resources and faults understand. */
	ArmPath path(String rawPath);

	/** Serves one request. */
	Answer handle(Call call);

}
