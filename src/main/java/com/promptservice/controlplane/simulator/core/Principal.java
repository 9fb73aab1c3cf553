package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who signs in.
 *
 * @param objectId the id that role assignments name, in one directory
 * @param clientId the id of the application, the same in every directory
 * @param tenant the directory
 */
public record Principal(String objectId, String clientId, String tenant) {

	/** The owner of everything, as whom every unknown or missing token acts. */
	public static final Principal OWNER = new Principal(Principals.OWNER, Principals.OWNER, Principals.TENANT);

	/**
	 * The application with a client id, as a directory knows it. Every directory knows
	 * every application; the owner's client id is its object id.
	 */
	public static Principal ofClient(String clientId, String tenant) {
		String client = clientId.toLowerCase(Locale.ROOT);
		if (client.equals(Principals.OWNER) && tenant.equalsIgnoreCase(Principals.TENANT)) {
			return OWNER;
		}
		byte[] seed = (tenant.toLowerCase(Locale.ROOT) + "/" + client).getBytes(StandardCharsets.UTF_8);
		return new Principal(UUID.nameUUIDFromBytes(seed).toString(), clientId, tenant);
	}

}
