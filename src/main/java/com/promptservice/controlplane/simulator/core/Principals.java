package com.promptservice.controlplane.simulator.core;

/**
 * Who calls: the owner of everything, or the principal that a token of the simulator
 * names.
 */
public final class Principals {

	/** The object id of the owner, as whom every unknown or missing token acts. */
	public static final String OWNER = "11111111-1111-1111-1111-111111111111";

	/** The directory that everything lives in. */
	public static final String TENANT = "22222222-2222-2222-2222-222222222222";

	/** The object id of the Service Fabric resource provider in that directory. */
	public static final String SERVICE_FABRIC = "33333333-3333-3333-3333-333333333333";

	/** A token that starts so names the object id of its principal in the rest. */
	public static final String TOKEN_PREFIX = "principal:";

	private Principals() {
	}

	/** The object id of the caller. */
	static String of(SimulatorRequest request) {
		String authorization = request.headers().get("Authorization");
		if (authorization != null && authorization.startsWith("Bearer " + TOKEN_PREFIX)) {
			return authorization.substring("Bearer ".length() + TOKEN_PREFIX.length()).trim();
		}
		return OWNER;
	}

}
