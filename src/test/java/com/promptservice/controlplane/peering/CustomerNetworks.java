package com.promptservice.controlplane.peering;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.scenario.LatestWire;
import com.promptservice.controlplane.scenario.ServiceInVirtualTime;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * What customers do in Azure by themselves: networks, halves of peerings, permissions.
 * Time goes on until Azure has done it.
 */
abstract class CustomerNetworks extends ServiceInVirtualTime {

	static final String OURS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/azureprompt_dp/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2";

	static final String CONTOSO_SUBSCRIPTION = "22222222-2222-2222-2222-222222222201";

	static final String FABRIKAM_SUBSCRIPTION = "22222222-2222-2222-2222-222222222202";

	private static final String NETWORK_VERSION = "?api-version=2025-03-01";

	CustomerNetworks(LatestWire wire) {
		super(wire, new InMemoryDocumentStore(Clock.systemUTC()));
	}

	/**
	 * Lets somebody peer with a network.
	 */
	void grant(String principal, String network) {
		String subscription = network.substring(0, network.indexOf("/resourceGroups/"));
		String name = UUID.nameUUIDFromBytes((principal + network).getBytes(StandardCharsets.UTF_8)).toString();
		SimulatorResponse answer = azure("PUT",
				network + "/providers/Microsoft.Authorization/roleAssignments/" + name + "?api-version=2022-04-01",
				"{\"properties\": {\"roleDefinitionId\": \"" + subscription
						+ "/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7\", \"principalId\": \""
						+ principal + "\", \"principalType\": \"ServicePrincipal\"}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		waitFor(Duration.ofMinutes(1));
	}

	static String contosos(String name) {
		return theirs(CONTOSO_SUBSCRIPTION, name);
	}

	static String fabrikams(String name) {
		return theirs(FABRIKAM_SUBSCRIPTION, name);
	}

	static String theirs(String subscription, String name) {
		return "/subscriptions/" + subscription + "/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/"
				+ name;
	}

	/**
	 * Makes a network, or gives it other addresses, straight in Azure.
	 */
	String network(String id, String... prefixes) {
		put(id.substring(0, id.indexOf("/providers/")), "{'location': 'westus2'}");
		put(id, "{'location': 'westus2', 'properties': {'addressSpace': {'addressPrefixes': ['"
				+ String.join("', '", prefixes) + "']}}}");
		return id;
	}

	/**
	 * The customer makes its half.
	 */
	String customersHalf(String network) {
		String half = network + "/virtualNetworkPeerings/to-kvstore";
		SimulatorResponse answer = put(half, "{'properties': {'remoteVirtualNetwork': {'id': '" + OURS + "'}}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.json());
		}
		return half;
	}

	SimulatorResponse put(String id, String body) {
		SimulatorResponse answer = azure("PUT", id + version(id), body.replace('\'', '"'));
		waitFor(Duration.ofSeconds(60));
		return answer;
	}

	void remove(String id) {
		azure("DELETE", id + version(id), null);
		waitFor(Duration.ofSeconds(60));
	}

	JsonNode read(String id) {
		return azure("GET", id + version(id), null).json();
	}

	private static String version(String id) {
		return id.contains("/providers/") ? NETWORK_VERSION : "?api-version=2025-04-01";
	}

}
