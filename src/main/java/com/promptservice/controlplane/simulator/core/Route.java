package com.promptservice.controlplane.simulator.core;

import java.util.List;

/**
 * Serves every path of one type: a resource type, an action or the polls of operations.
 */
public interface Route {

	/** The type as Azure spells it. */
	String type();

	/** Serves one request. */
	Answer handle(Call call);

	/** Whether a published specification describes this type. */
	default boolean specified() {
		return true;
	}

	/** What a call has to be allowed elsewhere, because it refers to something there. */
	default List<LinkedAction> linked(Call call) {
		return List.of();
	}

	/**
	 * Does what takes real time before a request is served, while others still are.
	 * @return what {@link Call#prepared()} will hold, or null
	 */
	default Object prepare(SimulatorRequest request) {
		return null;
	}

	/** The refusal of a method that this type doesn't have. */
	static ArmException methodNotAllowed(Call call) {
		return ArmException.gateway(405, "MethodNotAllowed",
				"The HTTP method '" + call.method() + "' is not supported at scope '" + call.path().text() + "'.");
	}

}
