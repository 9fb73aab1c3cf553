package com.promptservice.controlplane.azure;

import com.azure.core.credential.TokenCredential;

/**
 * Credentials of the one identity that several tenants know.
 */
@FunctionalInterface
interface TenantCredentials {

	/**
	 * Credentials that ask this tenant for tokens; null where there is no such identity.
	 */
	TokenCredential in(String tenantId);

}
