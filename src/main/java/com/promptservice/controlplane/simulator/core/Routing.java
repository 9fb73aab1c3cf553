package com.promptservice.controlplane.simulator.core;

/**
 * The refusals of paths that lead nowhere.
 */
final class Routing {

	private Routing() {
	}

	static void checkSubscription(ArmPath path) {
		String subscription = path.subscription();
		if (subscription != null && !guid(subscription)) {
			throw ArmException.gateway(400, "InvalidSubscriptionId",
					"The provided subscription identifier '" + subscription + "' is malformed or invalid.");
		}
	}

	static ArmException unknown(ArmPath path) {
		if (path.types().isEmpty() || path.namespace().equals(ArmPath.RESOURCES)) {
			return ArmException.gateway(404, "InvalidResourceType",
					"The simulator serves nothing at '" + path.text() + "'.");
		}
		String types = String.join("/", path.types());
		if (!ApiVersions.knows(path.namespace())) {
			return ArmException.gateway(404, "InvalidResourceNamespace",
					"The resource namespace '" + path.namespace() + "' is invalid.");
		}
		return ArmException.gateway(400, "InvalidResourceType",
				"The resource type '" + types + "' could not be found in the namespace '" + path.namespace() + "'.");
	}

	/** Whether a text is a GUID. */
	static boolean guid(String text) {
		if (text.length() != 36) {
			return false;
		}
		for (int i = 0; i < 36; i++) {
			boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
			if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
				return false;
			}
		}
		return true;
	}

}
