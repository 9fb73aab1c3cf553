package com.promptservice.controlplane.simulator;

import java.util.function.Function;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.PeeredNetworks.HUB;
import static com.promptservice.controlplane.simulator.PeeredNetworks.OURS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static com.promptservice.controlplane.simulator.PeeredNetworks.THEIRS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.body;
import static com.promptservice.controlplane.simulator.PeeredNetworks.customer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Azure refuses about peerings, with its codes and texts, and changes nothing.
 */
class PeeringRefusalsTests {

	private static final String SECOND = HUB + "/virtualNetworkPeerings/second";

	private static Arguments refusal(String expected, String message,
			Function<PeeredNetworks, SimulatorResponse> play) {
		return Arguments.of(expected, message, play);
	}

	static Stream<Arguments> refusals() {
		return Stream.of(refusal("400 VnetAddressSpacesOverlap", "Cannot create or update peering " + OURS
				+ ". Virtual networks " + HUB + " and " + SPOKE
				+ " cannot be peered because their address spaces overlap. Overlapping address prefixes: 10.0.0.0/16.",
				(networks) -> {
					networks.customer(1, "10.0.128.0/17");
					return networks.ask(OURS, SPOKE);
				}),
				refusal("400 VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "Virtual networks " + customer(2) + " and "
						+ HUB
						+ " cannot be peered because address space of the first virtual network overlaps with address space of virtual network "
						+ SPOKE
						+ " already peered with the second virtual network. Overlapping address prefixes: 10.1.6.0/24. ",
						(networks) -> {
							networks.connected().customer(2, "10.7.0.0/16", "10.1.6.0/24");
							return networks.ask(SECOND, customer(2));
						}),
				refusal("400 VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", SPOKE + " already peered with the second",
						(networks) -> {
							networks.connected().delete(SPOKE);
							networks.customer(2, "10.1.6.0/24");
							return networks.ask(SECOND, customer(2));
						}),
				refusal("400 VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
						"Virtual networks " + HUB + " and " + SPOKE + " cannot be peered", (networks) -> {
							networks.customer(2, "10.0.5.0/24");
							networks.peer(SPOKE + "/virtualNetworkPeerings/own", customer(2));
							return networks.ask(OURS, SPOKE);
						}),
				refusal("400 RemotePeeringIsDisconnected", "because remote peering " + OURS
						+ " referencing parent virtual network " + SPOKE
						+ " is in Disconnected state. Update or re-create the remote peering to get it back to Initiated state.",
						(networks) -> {
							networks.connected().delete(THEIRS);
							return networks.ask(THEIRS, HUB);
						}),
				refusal("400 AnotherPeeringAlreadyReferencesRemoteVnet",
						"already references remote virtual network " + SPOKE
								+ ". Cannot add another peering referencing the same remote virtual network.",
						(networks) -> {
							networks.peer(OURS, SPOKE);
							return networks.ask(SECOND, SPOKE);
						}),
				refusal("400 ReferencedResourceNotProvisioned", "Cannot proceed with operation because resource "
						+ SPOKE + " used by resource " + OURS + " is not in Succeeded state.", (networks) -> {
							networks.arm.put(SPOKE + "/subnets/new", "{'properties':{'addressPrefix':'10.1.0.0/24'}}");
							return networks.ask(OURS, SPOKE);
						}),
				refusal("429 RetryableError", "A retryable error occurred.", (networks) -> {
					networks.customer(2, "10.2.0.0/16");
					networks.ask(customer(2) + "/virtualNetworkPeerings/theirs", HUB);
					return networks.ask(THEIRS, HUB);
				}), refusal("409 AnotherOperationInProgress", "Another operation on this or dependent resource",
						(networks) -> {
							networks.customer(2, "10.2.0.0/16");
							networks.ask(SECOND, customer(2));
							return networks.ask(OURS, SPOKE);
						}),
				refusal("400 InvalidResourceReference", customer(9) + " referenced by resource " + OURS,
						(networks) -> networks.ask(OURS, customer(9))),
				refusal("404 ParentResourceNotFound", "could not be found",
						(networks) -> networks.ask(HUB + "x/virtualNetworkPeerings/ours", SPOKE)),
				refusal("400 MissingJsonReferenceId", "remoteVirtualNetwork",
						(networks) -> networks.arm.put(OURS, "{'properties':{}}")),
				refusal("400 LinkedInvalidPropertyId", "'/subscriptions/x/y'",
						(networks) -> networks.ask(OURS, "/subscriptions/x/y")),
				refusal("400 PropertyChangeNotAllowed", "remoteVirtualNetwork", (networks) -> {
					networks.customer(2, "10.2.0.0/16");
					networks.peer(OURS, SPOKE);
					return networks.ask(OURS, customer(2));
				}),
				refusal("400 InvalidResourceName", "up to 80 characters",
						(networks) -> networks.ask(HUB + "/virtualNetworkPeerings/" + "p".repeat(81), SPOKE)),
				refusal("400 RemoteVnetHasNoGateways", "does not have any gateways",
						(networks) -> networks.arm.put(OURS, body(SPOKE, ",'useRemoteGateways':true"))),
				refusal("400 VnetAddressSpacesOverlap", "Overlapping address prefixes: 10.1.6.0/24", (networks) -> {
					networks.connected();
					return networks.network(HUB, "10.0.0.0/16", "10.1.6.0/24");
				}), refusal("400 VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "10.2.7.0/24", (networks) -> {
					networks.connected().customer(2, "10.2.0.0/16");
					networks.peer(SECOND, customer(2));
					networks.customer(1, "10.1.0.0/16", "10.2.7.0/24");
					return networks.ask(OURS + "?syncRemoteAddressSpace=true", SPOKE);
				}), refusal("403 LinkedAuthorizationFailed", "or the linked scope(s) are invalid", (networks) -> {
					act(networks, "withholdAccess", "{'scope':'" + SPOKE + "'}");
					return networks.ask(OURS, SPOKE);
				}), refusal("403 LinkedAuthorizationFailed", "is not authorized to access linked subscription",
						(networks) -> {
							act(networks, "setSubscription", "{'subscriptionId':'" + SPOKE.split("/")[2]
									+ "','tenantId':'55555555-5555-5555-5555-555555555555'}");
							return networks.ask(OURS, SPOKE);
						}),
				refusal("403 AuthorizationFailed", "'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write'",
						(networks) -> {
							act(networks, "withholdAccess", "{'scope':'" + HUB + "','actions':['*/write']}");
							return networks.ask(OURS, SPOKE);
						}),
				refusal("401 InvalidAuthenticationTokenTenant", "from the wrong issuer", (networks) -> {
					act(networks, "setSubscription", "{'subscriptionId':'" + SPOKE.split("/")[2]
							+ "','tenantId':'55555555-5555-5555-5555-555555555555','tokenless':'home'}");
					return networks.ask(THEIRS, HUB);
				}));
	}

	private static void act(PeeredNetworks networks, String name, String body) {
		assertThat(networks.arm.send("POST", "/simulator/actions/" + name, body).status()).isEqualTo(200);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("refusals")
	void a_peering_is_refused_in_the_words_of_azure(String expected, String message,
			Function<PeeredNetworks, SimulatorResponse> play) {
		PeeredNetworks networks = new PeeredNetworks(Arm.judged());
		SimulatorResponse answer = play.apply(networks);
		assertThat(Arm.code(answer)).isEqualTo(expected);
		JsonNode error = answer.json().get("error");
		assertThat(error.get("message").asString()).contains(message);
		assertThat(error.has("details")).as("details come from the network provider")
			.isEqualTo(!expected.matches("40[134] .*") && !expected.contains("LinkedInvalid"));
	}

	@Test
	void the_retryable_error_says_what_is_in_the_way() {
		PeeredNetworks networks = new PeeredNetworks(Arm.judged());
		networks.customer(2, "10.2.0.0/16");
		networks.ask(customer(2) + "/virtualNetworkPeerings/theirs", HUB);
		SimulatorResponse answer = networks.ask(THEIRS, HUB);
		assertThat(answer.json().at("/error/details/0/code").asString())
			.isEqualTo("RetryableErrorDueToAnotherOperation");
		assertThat(answer.header("Retry-After")).isEqualTo("10");
		networks.arm.settle();
		assertThat(networks.ask(THEIRS, HUB).status()).isEqualTo(201);
	}

	@Test
	void two_disconnected_halves_have_to_be_made_anew_both() {
		PeeredNetworks networks = new PeeredNetworks(Arm.judged()).connected();
		act(networks, "disconnectPeering", "{'id':'" + OURS + "'}");
		assertThat(networks.state(OURS)).startsWith("Disconnected");
		assertThat(networks.state(THEIRS)).startsWith("Disconnected");
		assertThat(Arm.code(networks.peer(OURS, SPOKE))).isEqualTo("400 RemotePeeringIsDisconnected");
		assertThat(Arm.code(networks.peer(THEIRS, HUB))).isEqualTo("400 RemotePeeringIsDisconnected");
		networks.delete(OURS);
		assertThat(Arm.code(networks.peer(OURS, SPOKE))).isEqualTo("400 RemotePeeringIsDisconnected");
		networks.delete(THEIRS);
		networks.connected();
		assertThat(networks.state(OURS)).isEqualTo("Connected FullyInSync");
		assertThat(networks.arm.send("POST", "/simulator/actions/disconnectPeering", "{'id':'" + HUB + "'}").status())
			.isEqualTo(400);
	}

	@Test
	void a_network_has_five_hundred_peerings_and_no_more() {
		PeeredNetworks networks = new PeeredNetworks(Arm.unjudged());
		Arm arm = networks.arm;
		for (int i = 0; i < 501; i++) {
			String network = Arm.NETWORK + "virtualNetworks/spoke" + i;
			String range = "10." + (16 + i / 256) + "." + i % 256 + ".0/24";
			arm.put(network,
					"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['" + range + "']}}}");
			arm.pass(10);
			SimulatorResponse answer = networks.ask(HUB + "/virtualNetworkPeerings/to-" + i, network);
			arm.pass(10);
			assertThat(answer.status()).as("peering %s", i).isEqualTo((i < 500) ? 201 : 400);
		}
		assertThat(arm.get(HUB + "/virtualNetworkPeerings").json().get("value")).hasSize(500);
		assertThat(networks.ask(HUB + "/virtualNetworkPeerings/to-7", Arm.NETWORK + "virtualNetworks/spoke7").status())
			.as("an update of one of them")
			.isEqualTo(200);
	}

}
