package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.identity.RoleAssignments;

/**
 * What the Service Fabric resource provider may do with the resources of its customers.
 */
enum ResourceProvider {

	/** Network Contributor. */
	JOIN_SUBNET("4d97b98b-1d4f-4787-a291-c67834d212e7", "Microsoft.Network/virtualNetworks/subnets/join/action"),
	/** Network Contributor. */
	JOIN_BALANCER("4d97b98b-1d4f-4787-a291-c67834d212e7",
			"Microsoft.Network/loadBalancers/backendAddressPools/join/action"),
	/** Managed Identity Operator. */
	ASSIGN_IDENTITY("f1a07417-d97a-45cb-824c-7a7467783830",
			"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");

	private static final String APPLICATION = "74cb6831-0dbb-4be1-8206-fd4df301cdc2";

	private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

	private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

	private final String role;

	private final String action;

	ResourceProvider(String role, String action) {
		this.role = role;
		this.action = action;
	}

	/**
	 * Refuses unless the provider has had the role, or a greater one, for long enough.
	 */
	void requireOn(Call call, Resource resource) {
		for (String enough : new String[] { this.role, CONTRIBUTOR, OWNER }) {
			if (RoleAssignments.effective(call, Principals.SERVICE_FABRIC, enough, resource.key())) {
				return;
			}
		}
		throw ArmException.provider(403, "AuthorizationFailed", "The client '" + APPLICATION + "' with object id '"
				+ Principals.SERVICE_FABRIC + "' does not have authorization to perform action '" + this.action
				+ "' over scope '" + resource.id()
				+ "' or the scope is invalid. If access was recently granted, please refresh your credentials.");
	}

}
