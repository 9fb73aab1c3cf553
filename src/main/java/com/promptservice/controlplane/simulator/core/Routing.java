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

	/** Refuses to create anything with a provider that the subscription gave up. */
	static void checkRegistered(Call call) {
		ArmPath path = call.path();
		if (!call.method().equals("PUT") || path.group() == null) {
			return;
		}
		Resource registration = call.world()
			.find(("/subscriptions/" + path.subscription() + "/providers/" + path.namespace())
				.toLowerCase(Locale.ROOT));
		if (registration != null && registration.state().equals("NotRegistered")) {
			throw ArmException.gateway(409, "MissingSubscriptionRegistration",
					"The subscription is not registered to use namespace '" + path.namespace()
							+ "'. See https://aka.ms/rps-not-found for how to register subscriptions.");
		}
	}

	static ArmException unknown(Call call) {
		ArmPath path = call.path();
		if (path.types().isEmpty() || path.namespace().equals(ArmPath.RESOURCES)) {
			return ArmException.gateway(404, "InvalidResourceType",
					"The simulator serves nothing at '" + path.text() + "'.");
		}
		return ApiVersions.unknownType(path, call.query("api-version"));
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
