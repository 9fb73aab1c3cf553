package com.promptservice.controlplane.peering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.PublicUrls;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a customer must know to connect its side.
 *
 * @param principal to grant rights to: the service's object id in its own tenant, or its
 * application id for other tenants
 * @param crossTenant whether the principal has to be made known in the customer's tenant
 * first
 * @param delegated whether the service makes the customer's half too
 * @param addressPrefixes of the customer's network, as far as they are known
 */
record HandoffFacts(String peeringId, String region, VirtualNetworkId network, String peeringName, String principal,
		boolean crossTenant, boolean delegated, List<String> addressPrefixes, String serviceNetworkId,
		String servicePrefix, String address, List<Integer> ports, String statusUrl, String diagnoseUrl) {

	/** What a role must allow to let the service peer, look after it and undo it. */
	static final List<String> ACTIONS = List.of("Microsoft.Network/virtualNetworks/read",
			"Microsoft.Network/virtualNetworks/peer/action",
			"Microsoft.Network/virtualNetworks/virtualNetworkPeerings/read",
			"Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write",
			"Microsoft.Network/virtualNetworks/virtualNetworkPeerings/delete");

	private static final int SHORT = 8;

	static HandoffFacts of(PeeringDocument peering, PeeringPrincipal principal, PublicUrls urls) {
		PeeringSpec spec = peering.spec();
		boolean crossTenant = principal.isForeign(spec.tenantId());
		return new HandoffFacts(spec.id(), spec.region(), spec.network(),
				PeeringAssets.halfName(VirtualNetworkId.of(peering.site().virtualNetworkId())),
				principal.assignee(spec.tenantId()), crossTenant, spec.mode() == PeeringMode.delegated,
				peering.observed().addressPrefixes(), peering.site().virtualNetworkId(),
				peering.site().vnetAddressPrefix(), peering.site().privateIp(), peering.site().grpcPorts(),
				urls.of(spec.path()), urls.of(spec.path() + ":diagnose"));
	}

	/**
	 * ARM id of the network's resource group, the smallest scope that a role can be made
	 * in.
	 */
	String groupId() {
		return "/subscriptions/" + this.network.subscriptionId() + "/resourceGroups/" + this.network.resourceGroup();
	}

	/**
	 * A name for the role that no other network's role has in the same tenant.
	 */
	String roleName() {
		return "KVStore peering " + NetworkClaims.digest(this.network.key()).substring(0, SHORT);
	}

	/**
	 * The role as the Azure CLI wants it.
	 */
	String roleDefinition() {
		Map<String, Object> role = new LinkedHashMap<>();
		role.put("Name", roleName());
		role.put("Description", "Lets KVStore peer with a virtual network");
		role.put("IsCustom", true);
		role.put("Actions", ACTIONS);
		role.put("AssignableScopes", List.of(groupId()));
		return JsonMapper.shared().writeValueAsString(role);
	}

}
