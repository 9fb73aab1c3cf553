package com.promptservice.controlplane.security;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;
import com.promptservice.controlplane.api.ObjectAccess;

/**
 * The team sees every object, a customer those of its own tenant.
 */
class TenantAccess implements ObjectAccess {

	@Override
	public boolean permits(Caller caller, String ownerTenantId) {
		return caller.is(Role.Operator) || caller.is(Role.Reader) || caller.tenantId().equals(ownerTenantId);
	}

}
