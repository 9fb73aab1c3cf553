package com.promptservice.controlplane.simulator.network;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The six rules that every security group has and nobody can change.
 */
enum DefaultRules {

	VNET_IN("AllowVnetInBound", "Allow inbound traffic from all VMs in VNET", "VirtualNetwork", "VirtualNetwork",
			65000),
	LOAD_BALANCER_IN("AllowAzureLoadBalancerInBound", "Allow inbound traffic from azure load balancer",
			"AzureLoadBalancer", "*", 65001),
	ALL_IN("DenyAllInBound", "Deny all inbound traffic", "*", "*", 65500),
	VNET_OUT("AllowVnetOutBound", "Allow outbound traffic from all VMs to all VMs in VNET", "VirtualNetwork",
			"VirtualNetwork", 65000),
	INTERNET_OUT("AllowInternetOutBound", "Allow outbound traffic from all VMs to Internet", "*", "Internet", 65001),
	ALL_OUT("DenyAllOutBound", "Deny all outbound traffic", "*", "*", 65500);

	private final String ruleName;

	private final String description;

	private final String source;

	private final String destination;

	private final int priority;

	DefaultRules(String ruleName, String description, String source, String destination, int priority) {
		this.ruleName = ruleName;
		this.description = description;
		this.source = source;
		this.destination = destination;
		this.priority = priority;
	}

	static ArrayNode of(Resource group) {
		ArrayNode rules = Json.array();
		for (DefaultRules rule : values()) {
			rules.add(rule.render(group));
		}
		return rules;
	}

	private ObjectNode render(Resource group) {
		ObjectNode view = Json.object()
			.put("name", this.ruleName)
			.put("id", group.id() + "/defaultSecurityRules/" + this.ruleName)
			.put("etag", group.etag())
			.put("type", "Microsoft.Network/networkSecurityGroups/defaultSecurityRules");
		ObjectNode properties = view.putObject("properties")
			.put("provisioningState", group.state().equals("Deleting") ? "Succeeded" : group.state())
			.put("description", this.description)
			.put("protocol", "*")
			.put("sourcePortRange", "*")
			.put("destinationPortRange", "*")
			.put("sourceAddressPrefix", this.source)
			.put("destinationAddressPrefix", this.destination)
			.put("access", this.ruleName.startsWith("Deny") ? "Deny" : "Allow")
			.put("priority", this.priority)
			.put("direction", this.ruleName.endsWith("InBound") ? "Inbound" : "Outbound");
		for (String list : new String[] { "sourcePortRanges", "destinationPortRanges", "sourceAddressPrefixes",
				"destinationAddressPrefixes" }) {
			properties.putArray(list);
		}
		return view;
	}

}
