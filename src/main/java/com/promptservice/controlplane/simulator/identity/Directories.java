package com.promptservice.controlplane.simulator.identity;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Which directory a caller has to come from: that of the subscription, with another token
 * for each other directory that the call refers to.
 */
final class Directories {

	private static final String LOGIN = "https://login.windows.net/";

	private static final String ISSUER = "https://sts.windows.net/";

	private Directories() {
	}

	/** The subscription of an id. */
	static String subscription(String id) {
		return id.split("/", 4)[2];
	}

	/**
	 * Who calls, as the directory of a subscription knows him; refuses somebody from
	 * elsewhere, and whoever asks for nothing but the subscription itself without saying
	 * who he is: by that refusal anybody may learn its directory.
	 */
	static Principal caller(Call call, String subscription) {
		World world = call.world();
		String tenant = Subscriptions.tenantOf(world, subscription);
		Principal caller = call.caller();
		if (call.header("Authorization") == null) {
			if (call.path().typeKey().equals("microsoft.resources/subscriptions")) {
				throw challenge(tenant, "AuthenticationFailed",
						"Authentication failed. The 'Authorization' header is missing.",
						"The authentication failed because of missing 'Authorization' header.");
			}
			if (Subscriptions.admitsAnybody(world, subscription)) {
				return new Principal(caller.objectId(), caller.clientId(), tenant);
			}
		}
		if (!caller.tenant().equalsIgnoreCase(tenant)) {
			String wrong = "The access token is from the wrong issuer '" + ISSUER + caller.tenant()
					+ "/'. It must match the tenant '" + ISSUER + tenant
					+ "/' associated with this subscription. Please use the authority (URL) '" + LOGIN + tenant
					+ "' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.";
			throw challenge(tenant, "InvalidAuthenticationTokenTenant", wrong, wrong);
		}
		return caller;
	}

	private static ArmException challenge(String tenant, String code, String message, String description) {
		return ArmException.gateway(401, code, message)
			.with("WWW-Authenticate", "Bearer authorization_uri=\"" + LOGIN + tenant
					+ "\", error=\"invalid_token\", error_description=\"" + description + "\"");
	}

	/**
	 * The caller as the directory of something else knows him, by one of the tokens that
	 * the call carries, or null when it has none of there.
	 */
	static Principal known(Call call, Principal caller, String id) {
		String subscription = subscription(id);
		if (!Subscriptions.exists(call.world(), subscription)) {
			return null;
		}
		String tenant = Subscriptions.tenantOf(call.world(), subscription);
		if (caller.tenant().equalsIgnoreCase(tenant)) {
			return caller;
		}
		return call.auxiliary()
			.stream()
			.filter((other) -> other.tenant().equalsIgnoreCase(tenant))
			.findFirst()
			.orElse(null);
	}

}
