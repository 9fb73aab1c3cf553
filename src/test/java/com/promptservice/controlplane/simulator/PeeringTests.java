package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.PeeredNetworks.HUB;
import static com.promptservice.controlplane.simulator.PeeredNetworks.OURS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static com.promptservice.controlplane.simulator.PeeredNetworks.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peerings go through the states that Azure's go through, whoever ends what.
 */
class PeeringTests {

	private static final String TYPE = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";

	private final PeeredNetworks networks = new PeeredNetworks(Arm.judged());

	private final Arm arm = this.networks.arm;

	@Test
	void the_first_half_waits_for_the_second_one() {
		SimulatorResponse answer = this.networks.ask(OURS, SPOKE);
		assertThat(Arm.state(answer)).isEqualTo("201 Updating");
		assertThat(PeeredNetworks.stateIn(answer)).isEqualTo("Initiated RemoteNotInSync");
		assertThat(answer.header("Azure-AsyncOperation")).contains("/locations/westus2/operations/");
		assertThat(answer.header("Retry-After")).isEqualTo("10");
		assertThat(answer.header("Location")).isNull();
		this.arm.settle();
		assertThat(Arm.state(this.arm.get(OURS))).isEqualTo("200 Succeeded");
		assertThat(this.networks.state(OURS)).isEqualTo("Initiated RemoteNotInSync");
	}

	@Test
	void the_second_half_connects_both_at_once() {
		this.networks.peer(OURS, SPOKE);
		SimulatorResponse answer = this.networks.ask(THEIRS, HUB);
		assertThat(Arm.state(answer)).isEqualTo("201 Updating");
		assertThat(PeeredNetworks.stateIn(answer)).isEqualTo("Connected FullyInSync");
		assertThat(this.networks.state(OURS)).isEqualTo("Connected FullyInSync");
		assertThat(Arm.state(this.arm.get(OURS))).isEqualTo("200 Succeeded");
		this.arm.settle();
		var ours = this.arm.get(OURS).json().get("properties");
		var theirs = this.arm.get(THEIRS).json().get("properties");
		assertThat(ours.get("resourceGuid")).isEqualTo(theirs.get("resourceGuid"));
		assertThat(ours.at("/remoteAddressSpace/addressPrefixes/0").asString()).isEqualTo("10.1.0.0/16");
		assertThat(theirs.at("/remoteVirtualNetworkAddressSpace/addressPrefixes/0").asString())
			.isEqualTo("10.0.0.0/16");
	}

	@Test
	void an_update_keeps_what_is_connected() {
		this.networks.connected();
		SimulatorResponse answer = this.arm.put(OURS, PeeredNetworks.body(SPOKE, ",'allowForwardedTraffic':true"));
		assertThat(Arm.state(answer)).isEqualTo("200 Updating");
		assertThat(PeeredNetworks.stateIn(answer)).isEqualTo("Connected FullyInSync");
		assertThat(answer.json().at("/properties/allowForwardedTraffic").asBoolean()).isTrue();
		assertThat(answer.json().at("/properties/allowVirtualNetworkAccess").asBoolean()).isTrue();
	}

	@Test
	void a_half_that_goes_disconnects_the_other() {
		this.networks.connected();
		SimulatorResponse answer = this.arm.delete(THEIRS);
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Location")).contains("/operationResults/");
		assertThat(this.networks.state(OURS)).startsWith("Connected");
		this.arm.settle();
		assertThat(this.networks.state(THEIRS)).isEqualTo("404 NotFound");
		assertThat(this.networks.state(OURS)).startsWith("Disconnected");
		assertThat(Arm.state(this.arm.get(OURS))).isEqualTo("200 Succeeded");
		assertThat(this.networks.delete(OURS).status()).isEqualTo(202);
		assertThat(this.networks.delete(OURS).status()).isEqualTo(204);
	}

	@Test
	void a_network_or_a_group_that_goes_disconnects_the_other() {
		this.networks.connected();
		assertThat(this.networks.delete(SPOKE).status()).isEqualTo(202);
		assertThat(this.networks.state(OURS)).startsWith("Disconnected");
		this.networks.customer(1, "10.1.0.0/16");
		assertThat(this.networks.state(OURS)).as("a new network of the old name").startsWith("Disconnected");
		this.networks.peer(OURS, SPOKE);
		this.networks.peer(THEIRS, HUB);
		assertThat(this.networks.state(OURS)).isEqualTo("Connected FullyInSync");
		this.networks.delete(SPOKE.substring(0, SPOKE.indexOf("/providers/")));
		assertThat(this.networks.state(OURS)).startsWith("Disconnected");
	}

	@Test
	void a_disconnected_half_has_to_be_written_again_before_the_other_can_come_back() {
		this.networks.connected();
		this.networks.delete(THEIRS);
		assertThat(this.networks.state(OURS)).startsWith("Disconnected");
		assertThat(Arm.code(this.networks.peer(THEIRS, HUB))).isEqualTo("400 RemotePeeringIsDisconnected");
		assertThat(PeeredNetworks.stateIn(this.networks.peer(OURS, SPOKE))).isEqualTo("Initiated RemoteNotInSync");
		assertThat(PeeredNetworks.stateIn(this.networks.peer(THEIRS, HUB))).isEqualTo("Connected FullyInSync");
		assertThat(this.networks.state(OURS)).isEqualTo("Connected FullyInSync");
	}

	@Test
	void a_changed_address_space_is_out_of_sync_until_the_other_end_looks_again() {
		this.networks.connected();
		assertThat(this.networks.customer(1, "10.1.0.0/16", "10.9.0.0/16").status()).isEqualTo(200);
		assertThat(this.networks.state(OURS)).isEqualTo("Connected LocalNotInSync");
		assertThat(this.networks.state(THEIRS)).isEqualTo("Connected RemoteNotInSync");
		this.networks.network(HUB, "10.0.0.0/16", "10.8.0.0/16");
		assertThat(this.networks.state(OURS)).isEqualTo("Connected LocalAndRemoteNotInSync");
		var ours = this.arm.get(OURS).json().get("properties");
		assertThat(ours.at("/remoteAddressSpace/addressPrefixes")).hasSize(1);
		assertThat(ours.at("/remoteVirtualNetworkAddressSpace/addressPrefixes")).hasSize(2);
		this.networks.peer(OURS, SPOKE);
		assertThat(this.networks.state(OURS)).as("a write alone").isEqualTo("Connected LocalAndRemoteNotInSync");
		this.networks.peer(OURS + "?syncRemoteAddressSpace=true", SPOKE);
		assertThat(this.networks.state(OURS)).isEqualTo("Connected RemoteNotInSync");
		this.networks.peer(THEIRS + "?syncRemoteAddressSpace=true", HUB);
		assertThat(this.networks.state(OURS)).isEqualTo("Connected FullyInSync");
	}

	@Test
	void networks_show_their_peerings_and_case_does_not_matter() {
		this.networks.peer(OURS, SPOKE.toUpperCase(Locale.ROOT).replace("/SUBSCRIPTIONS/", "/subscriptions/"));
		this.networks.peer(THEIRS, HUB.toUpperCase(Locale.ROOT));
		var shown = this.arm.get(HUB).json().at("/properties/virtualNetworkPeerings/0");
		assertThat(shown).isEqualTo(this.arm.get(OURS).json());
		assertThat(shown.at("/properties/remoteVirtualNetwork/id").asString()).isEqualTo(SPOKE);
		assertThat(this.arm.get(HUB + "/virtualNetworkPeerings").json().get("value")).containsExactly(shown);
		this.networks.network(HUB, "10.0.0.0/16");
		assertThat(this.networks.state(OURS)).as("after a write of the network").isEqualTo("Connected FullyInSync");
	}

	@Test
	void a_write_that_fails_leaves_what_the_next_one_mends() {
		this.networks.peer(OURS, SPOKE);
		this.arm.simulator.arm(Fault.of(Fault.Kind.OPERATION_FAILED).on("PUT", TYPE, "theirs"));
		SimulatorResponse answer = this.networks.peer(THEIRS, HUB);
		assertThat(this.arm.get(FabricArm.path(answer.header("Azure-AsyncOperation"))).json().at("/status").asString())
			.isEqualTo("Failed");
		assertThat(Arm.state(this.arm.get(THEIRS))).isEqualTo("200 Failed");
		this.networks.peer(THEIRS, HUB);
		assertThat(Arm.state(this.arm.get(THEIRS))).isEqualTo("200 Succeeded");
		assertThat(this.networks.state(OURS)).isEqualTo("Connected FullyInSync");
	}

	@Test
	void while_a_write_never_ends_both_networks_wait_for_it() {
		this.arm.simulator.arm(Fault.of(Fault.Kind.ENDLESS).on("PUT", TYPE, null));
		this.networks.ask(OURS, SPOKE);
		this.arm.pass(3_600);
		assertThat(Arm.code(this.networks.ask(OURS, SPOKE))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(Arm.code(this.networks.ask(THEIRS, HUB))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(Arm.code(this.arm.delete(SPOKE))).isEqualTo("409 AnotherOperationInProgress");
		this.arm.simulator.clearFaults();
		assertThat(this.networks.ask(THEIRS, HUB).status()).isEqualTo(201);
	}

	@Test
	void a_refusal_or_a_lost_answer_strikes_peerings_like_anything_else() {
		this.arm.simulator.arm(Fault.error(403, "LinkedAuthorizationFailed").on("PUT", TYPE, null));
		assertThat(Arm.code(this.networks.ask(OURS, SPOKE))).isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(this.networks.state(OURS)).isEqualTo("404 NotFound");
		this.arm.simulator.arm(Fault.of(Fault.Kind.DROP_AFTER).on("PUT", TYPE, null));
		assertThat(this.networks.peer(OURS, SPOKE).dropped()).isTrue();
		assertThat(this.networks.state(OURS)).isEqualTo("Initiated RemoteNotInSync");
	}

}
