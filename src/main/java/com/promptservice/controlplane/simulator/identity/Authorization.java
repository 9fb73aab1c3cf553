package com.promptservice.controlplane.simulator.identity;

import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.ArmPath;
import com.promptservice.controlplane.simulator.core.Authority;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.LinkedAction;
import com.promptservice.controlplane.simulator.core.Polls;
import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Route;

/**
 * Lets role assignments decide, after the directory of the subscription. Calls without a
 * token act as the owner in whichever directory they get to.
 */
public final class Authorization implements Authority {

	@Override
	public void check(Call call, Route route) {
		String subscription = call.path().subscription();
		if (subscription == null) {
			return;
		}
		if (!Subscriptions.exists(call.world(), subscription)) {
			throw ArmException.gateway(404, "SubscriptionNotFound",
					"The subscription '" + subscription + "' could not be found.");
		}
		Principal caller = Directories.caller(call, subscription);
		if (route == null || route instanceof Polls) {
			return;
		}
		String action = action(call, route);
		String scope = scope(call.path());
		if (!may(call, caller, action, scope)) {
			throw ArmException.gateway(403, "AuthorizationFailed", client(caller)
					+ " does not have authorization to perform action '" + action + "' over scope '" + scope
					+ "' or the scope is invalid. If access was recently granted, please refresh your credentials.");
		}
		for (LinkedAction linked : route.linked(call)) {
			checkLinked(call, caller, action, scope, linked);
		}
	}

	private static void checkLinked(Call call, Principal caller, String action, String scope, LinkedAction linked) {
		Principal there = Directories.known(call, caller, linked.scope());
		if (there == null) {
			throw ArmException.gateway(403, "LinkedAuthorizationFailed",
					client(caller) + " has permission to perform action '" + action + "' on scope '" + scope
							+ "'; however, the current tenant '" + caller.tenant()
							+ "' is not authorized to access linked subscription '"
							+ Directories.subscription(linked.scope()) + "'.");
		}
		if (!may(call, there, linked.action(), linked.scope())) {
			throw ArmException.gateway(403, "LinkedAuthorizationFailed",
					client(caller) + " has permission to perform action '" + action + "' on scope '" + scope
							+ "'; however, it does not have permission to perform action '" + linked.action()
							+ "' on the linked scope(s) '" + linked.scope() + "' or the linked scope(s) are invalid.");
		}
	}

	/** Whether somebody may do something to a resource. */
	private static boolean may(Call call, Principal caller, String action, String scope) {
		if (caller.objectId().equalsIgnoreCase(Principals.OWNER)
				&& !WithheldAccess.covers(call.world(), action, scope.toLowerCase(Locale.ROOT))) {
			return true;
		}
		return Grants.allow(call, caller.objectId(), action, scope)
				|| (action.equals("Microsoft.Resources/subscriptions/read")
						&& Grants.anyWithin(call, caller.objectId(), scope));
	}

	/** Whether a caller finds a subscription in its list. */
	public static boolean sees(Call call, String subscription) {
		String scope = "/subscriptions/" + subscription;
		boolean home = call.header("Authorization") == null
				|| call.caller().tenant().equalsIgnoreCase(Subscriptions.tenantOf(call.world(), subscription));
		return Subscriptions.exists(call.world(), subscription) && home
				&& may(call, call.caller(), "Microsoft.Resources/subscriptions/read", scope);
	}

	/** What a call does, as roles name it. */
	static String action(Call call, Route route) {
		String type = switch (route.type()) {
			case "Microsoft.Resources/resourceGroups" -> "Microsoft.Resources/subscriptions/resourceGroups";
			case "Microsoft.Resources/resources" -> "Microsoft.Resources/subscriptions/resources";
			default -> route.type();
		};
		return type + switch (call.method()) {
			case "GET", "HEAD" -> "/read";
			case "PUT", "PATCH" -> "/write";
			case "DELETE" -> "/delete";
			default -> type.toLowerCase(Locale.ROOT).contains("/check") ? "/read" : "/action";
		};
	}

	/** The id of what a call is about: a list or an action belongs to what it is in. */
	static String scope(ArmPath path) {
		if (!path.collection()) {
			return path.text();
		}
		List<String> types = path.types();
		String up = path.text().substring(0, path.text().lastIndexOf('/'));
		if (types.size() > 1) {
			return up;
		}
		return path.scope().isEmpty() ? "/" : "/" + String.join("/", path.scope());
	}

	private static String client(Principal caller) {
		return "The client '" + caller.clientId() + "' with object id '" + caller.objectId() + "'";
	}

}
