package com.promptservice.controlplane.faults;

import java.util.List;
import java.util.Random;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;

/**
 * Somebody with the Azure portal open.
 */
final class Person {

	private static final String GROUP = "/subscriptions/" + Bodies.SUBSCRIPTION + "/resourceGroups/azureprompt_dp";

	private static final String NETWORK = "?api-version=2025-03-01";

	private Person() {
	}

	/**
	 * Deletes one of the region's resources, as far as Azure lets them.
	 */
	static void meddles(World world, Random random) {
		List<SimulatedResource> ours = world.cloud()
			.simulator()
			.resources()
			.stream()
			.filter(Truth::isOfTheRegion)
			.toList();
		if (!ours.isEmpty()) {
			delete(world, ours.get(random.nextInt(ours.size())));
		}
	}

	private static void delete(World world, SimulatedResource resource) {
		String version = switch (resource.type().substring(0, resource.type().indexOf('/')).toLowerCase()) {
			case "microsoft.network" -> "2025-03-01";
			case "microsoft.storage" -> "2025-06-01";
			case "microsoft.keyvault" -> "2025-05-01";
			case "microsoft.managedidentity" -> "2024-11-30";
			case "microsoft.authorization" -> "2022-04-01";
			default -> "2025-04-01";
		};
		world.cloud()
			.simulator()
			.handle(SimulatorRequest.of("DELETE", Cloud.ENDPOINT + resource.id() + "?api-version=" + version));
	}

	/**
	 * Deletes a rule of the region's network security group.
	 */
	static void deletesARule(World world) {
		var answer = world.cloud()
			.simulator()
			.handle(SimulatorRequest.of("DELETE",
					Cloud.ENDPOINT + GROUP + "/providers/Microsoft.Network/networkSecurityGroups/kvstore-nsg-westus2"
							+ "/securityRules/AllowKvStoreGrpc" + NETWORK));
		if (answer.status() > 299) {
			throw new IllegalStateException(answer.status() + " " + answer.json());
		}
	}

	/**
	 * Makes things that are nobody's business but their own.
	 */
	static void settlesIn(World world) {
		put(world, "/subscriptions/" + Bodies.SUBSCRIPTION + "/resourceGroups/somebody-else", "?api-version=2025-04-01",
				"{\"location\":\"westus2\",\"tags\":{\"owner\":\"somebody\"}}");
		put(world,
				"/subscriptions/" + Bodies.SUBSCRIPTION
						+ "/resourceGroups/somebody-else/providers/Microsoft.Network/virtualNetworks/somebodys-vnet",
				NETWORK,
				"{\"location\":\"westus2\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}");
	}

	/**
	 * Makes things in the middle of the region's own: a network in its group, a rule in
	 * its security group.
	 */
	static void movesIn(World world) {
		put(world, GROUP + "/providers/Microsoft.Network/virtualNetworks/guest-vnet", NETWORK,
				"{\"location\":\"westus2\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.9.0.0/16\"]}}}");
	}

	/**
	 * Has made an identity with the very name that the region's would have.
	 */
	static void takesTheIdentity(World world) {
		put(world, GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/kvstore-svc-westus2",
				"?api-version=2024-11-30", "{\"location\":\"westus2\",\"tags\":{\"owner\":\"somebody\"}}");
	}

	static void addsARule(World world) {
		put(world, GROUP + "/providers/Microsoft.Network/networkSecurityGroups/kvstore-nsg-westus2/securityRules/Guest",
				NETWORK,
				"{\"properties\":{\"priority\":2000,\"access\":\"Allow\",\"direction\":\"Inbound\",\"protocol\":\"Tcp\","
						+ "\"sourceAddressPrefix\":\"10.9.0.0/16\",\"sourcePortRange\":\"*\","
						+ "\"destinationAddressPrefix\":\"*\",\"destinationPortRange\":\"22\"}}");
	}

	private static void put(World world, String id, String version, String body) {
		var answer = world.cloud().simulator().handle(SimulatorRequest.of("PUT", Cloud.ENDPOINT + id + version, body));
		if (answer.status() > 299) {
			throw new IllegalStateException(id + ": " + answer.status() + " " + answer.json());
		}
	}

}
