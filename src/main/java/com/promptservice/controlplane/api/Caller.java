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
	 * Whether this caller may see and touch what that one asked for: the team everything,
	 * a customer what its own tenant asked for. What it may not see is answered with 404,
	 * exactly as what does not exist.
	 * @param owner who asked for it, or null when nobody outside did
	 */
	public boolean maySee(Caller owner) {
		return is(Role.Operator) || is(Role.Reader)
				|| (is(Role.Customer) && owner != null && this.tenantId.equals(owner.tenantId()));
	}

	/**
	 * What a caller may do: an Operator everything, a Reader every read, a Customer what
	 * concerns its own peerings.
	 */
	public enum Role {

		Operator, Reader, Customer

	}

}
