package com.promptservice.controlplane.peering;

/**
 * Who the service is to customers that grant it rights.
 *
 * @param objectId of the service in its own tenant
 * @param applicationId of the service in other tenants, or null
 * @param tenantId the service's own tenant
 */
record PeeringPrincipal(String objectId, String applicationId, String tenantId) {

	/**
	 * Whether the tenant is another one, in which the service has to be made known.
	 * @param customerTenantId null counts as the service's own
	 */
	boolean isForeign(String customerTenantId) {
		return this.applicationId != null && customerTenantId != null
				&& !customerTenantId.equalsIgnoreCase(this.tenantId);
	}

	/**
	 * Whom the customer names in a role assignment.
	 */
	String assignee(String customerTenantId) {
		return isForeign(customerTenantId) ? this.applicationId : this.objectId;
	}

}
