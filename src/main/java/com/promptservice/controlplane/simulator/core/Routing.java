package com.promptservice.controlplane.simulator.core;

import java.util.Arrays;
import java.util.Locale;

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

	/** Refuses writes into a group that a provider manages for itself. */
	static void checkDenied(Call call) {
		if (call.method().equals("GET") || call.method().equals("HEAD")) {
			return;
		}
		String[] segments = call.path().key().split("/", 6);
		if (segments.length < 5 || !segments[3].equals("resourcegroups")) {
			return;
		}
		Resource group = call.world().find(String.join("/", Arrays.copyOf(segments, 5)));
		if (group != null && Json.text(group.body(), "managedBy") != null
				&& call.world().find(Json.text(group.body(), "managedBy").toLowerCase(Locale.ROOT)) != null) {
			throw ArmException.gateway(403, "DenyAssignmentAuthorizationFailed", "The client '" + call.principal()
					+ "' with object id '" + call.principal() + "' has permission to perform the action on scope '"
					+ call.path().text()
					+ "'; however, the access is denied because of the deny assignment with name 'System deny assignment created by "
					+ Json.text(group.body(), "managedBy") + "'.");
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
