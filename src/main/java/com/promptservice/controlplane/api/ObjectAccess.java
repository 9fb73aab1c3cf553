package com.promptservice.controlplane.api;

/**
 * Decides which objects a caller may see or touch, after its role has let it come this
 * far. What it may not see is answered with 404, exactly as what does not exist.
 */
public interface ObjectAccess {

	/**
	 * Whether this caller may see and touch an object of this owner.
	 * @param ownerTenantId tenant of whoever the object belongs to, or null when it is
	 * the service's own
	 */
	boolean permits(Caller caller, String ownerTenantId);

}
