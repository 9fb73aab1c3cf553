package com.promptservice.controlplane.api;

import java.util.Set;

/**
 * Who calls, from the access token's immutable claims; the principal of every
 * authenticated request.
 *
 * @param tenantId the token's {@code tid}
 * @param objectId the token's {@code oid}
 * @param name for people only, never for decisions
 * @param roles what the caller may do
 */
public record Caller(String tenantId, String objectId, String name, Set<Role> roles) {

	/**
	 * The stable key of this caller, for fingerprints and records.
	 */
	public String key() {
		return this.tenantId + "/" + this.objectId;
	}

	public boolean is(Role role) {
		return this.roles.contains(role);
	}

	/**
	 * What a caller may do: an Operator everything, a Reader every read, a Customer what
	 * concerns its own peerings.
	 */
	public enum Role {

		Operator, Reader, Customer

	}

}
