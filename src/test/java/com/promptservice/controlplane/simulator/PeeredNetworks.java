package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * The network of a service and those of its customers, each in a subscription of its own.
 */
final class PeeredNetworks {

	static final String HUB = Arm.VNET;

	static final String OURS = HUB + "/virtualNetworkPeerings/ours";

	static final String SPOKE = customer(1);

	static final String THEIRS = SPOKE + "/virtualNetworkPeerings/theirs";

	final Arm arm;

	PeeredNetworks(Arm arm) {
		this.arm = arm.withNetwork();
		customer(1, "10.1.0.0/16");
	}

	static String customer(int number) {
		return String.format("/subscriptions/44444444-0000-0000-0000-%012d", number)
				+ "/resourceGroups/contoso/providers/Microsoft.Network/virtualNetworks/spoke";
	}

	/** Makes a customer's network, or gives it another address space. */
	SimulatorResponse customer(int number, String... ranges) {
		String network = customer(number);
		this.arm.put(network.substring(0, network.indexOf("/providers/")), "{'location':'westus2'}");
		return network(network, ranges);
	}

	SimulatorResponse network(String network, String... ranges) {
		SimulatorResponse answer = this.arm.put(network,
				"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['" + String.join("','", ranges)
						+ "']}}}");
		this.arm.settle();
		return answer;
	}

	/** Asks for a half, without waiting for it. */
	SimulatorResponse ask(String half, String remote) {
		return this.arm.put(half, body(remote, ""));
	}

	SimulatorResponse peer(String half, String remote) {
		SimulatorResponse answer = ask(half, remote);
		this.arm.settle();
		return answer;
	}

	SimulatorResponse delete(String id) {
		SimulatorResponse answer = this.arm.delete(id);
		this.arm.settle();
		return answer;
	}

	PeeredNetworks connected() {
		peer(OURS, SPOKE);
		peer(THEIRS, HUB);
		return this;
	}

	static String body(String remote, String more) {
		return "{'properties':{'remoteVirtualNetwork':{'id':'" + remote + "'}" + more + "}}";
	}

	/** State and level of a half, or the error when there is none. */
	String state(String half) {
		return stateIn(this.arm.get(half));
	}

	static String stateIn(SimulatorResponse answer) {
		if (answer.status() >= 400) {
			return Arm.code(answer);
		}
		JsonNode properties = answer.json().get("properties");
		return properties.get("peeringState").asString() + " " + properties.get("peeringSyncLevel").asString();
	}

}
