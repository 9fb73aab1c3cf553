package com.promptservice.controlplane.simulator.core;

/**
 * Serves every path of one type: a resource type, an action or the polls of operations.
 */
public interface Route {

	/** The type as Azure spells it. */
	String type();

	/** Serves one request. */
	Answer handle(Call call);

	/** The refusal of a method that this type doesn't have. */
	static ArmException methodNotAllowed(Call call) {
		return ArmException.gateway(405, "MethodNotAllowed",
				"The HTTP method '" + call.method() + "' is not supported at scope '" + call.path().text() + "'.");
	}

}
