package com.promptservice.controlplane.azure;

/**
 * A user-assigned managed identity as Azure has it; every field is null when it was
 * looked for and does not exist.
 *
 * @param principalId object id, for role assignments
 * @param clientId for applications that sign in with it
 */
public record ManagedIdentity(String id, String name, String principalId, String clientId) {

	/**
	 * Whether it exists.
	 */
	public boolean exists() {
		return this.id != null;
	}

}
