package com.promptservice.controlplane.peering;

import java.util.Set;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * Knows which refusals end when the customer acts. No operation waits for that: it ends,
 * the peering says what has to be done, and goes on once it was.
 */
final class Hindrances {

	private static final Set<String> CUSTOMERS = Set.of(ErrorCode.RemoteVnetNotAuthorized.name(),
			ErrorCode.RemoteTenantNotAuthorized.name(), ErrorCode.RemotePeeringDisconnected.name());

	private Hindrances() {
	}

	static boolean waits(ApiError error) {
		return error != null && CUSTOMERS.contains(error.code());
	}

	/**
	 * Whether the customer has yet to let the service in.
	 */
	static boolean isGrant(ApiError error) {
		return waits(error) && !ErrorCode.RemotePeeringDisconnected.name().equals(error.code());
	}

}
