package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;
import java.util.Map;

/**
 * What the manifests of an application package say.
 *
 * @param typeName the application type
 * @param version the version
 * @param ports the ports of each service type; a name in brackets stands for a parameter
 * @param parameters the parameters with their usual values
 * @param identities the names that managed identities can be bound to
 */
record ApplicationPackage(String typeName, String version, Map<String, List<String>> ports,
		Map<String, String> parameters, List<String> identities) {

	/** A package that has been looked at. */
	sealed interface Examined {

	}

	/** A package that can be read. */
	record Readable(ApplicationPackage contents) implements Examined {
	}

	/**
	 * A package that can't be had or read.
	 *
	 * @param code the code of the error
	 * @param message the reason, without the address
	 */
	record Unreadable(String code, String message) implements Examined {
	}

}
