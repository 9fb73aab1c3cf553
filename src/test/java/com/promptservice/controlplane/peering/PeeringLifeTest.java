package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.simulator.core.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.FABRIKAM;
import static com.promptservice.controlplane.peering.PeeringScenario.OPERATOR;
import static com.promptservice.controlplane.peering.PeeringScenario.OURS;
import static com.promptservice.controlplane.peering.PeeringScenario.contosos;
import static com.promptservice.controlplane.peering.PeeringScenario.fabrikams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ResourceLock(PeeringScenario.ONE_WIRE)
class PeeringLifeTest {

	private final PeeringScenario scenario = new PeeringScenario();

	private final String network = this.scenario.network(contosos("contoso-vnet"), "10.1.0.0/16");

	@Test
	void a_peering_lives_from_the_request_to_connected_and_back() {
		String id = this.scenario.requested(CONTOSO, this.network);
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.PendingApproval);
		assertThat(this.scenario.connection(id).actor()).isEqualTo("Operator");
		assertThat(this.scenario.document(id).observed().addressPrefixes()).containsExactly("10.1.0.0/16");
		assertThat(this.scenario.takeCalls()).noneMatch(PeeringScenario.Call::writes);

		Operation approved = this.scenario.carriedOut(this.scenario.approve(id));
		assertThat(approved.status()).as(this.scenario.shown(approved)).isEqualTo(OperationStatus.Succeeded);
		ConnectionState waiting = this.scenario.connection(id);
		assertThat(waiting.status()).isEqualTo(ConnectionStatus.AwaitingCustomer);
		assertThat(waiting.actor()).isEqualTo("Customer");
		assertThat(waiting.serviceSideState()).isEqualTo(HalfState.Initiated);
		assertThat(waiting.actionsRequired()).filteredOn((step) -> step.state() == ConnectionState.Progress.todo)
			.singleElement()
			.satisfies((step) -> assertThat(step.command()).contains("--vnet-name 'contoso-vnet'",
					"--remote-vnet '" + OURS + "'"));
		assertThat(this.scenario.read(OURS + "/virtualNetworkPeerings").at("/value/0/properties").toString()).contains(
				"\"allowVirtualNetworkAccess\":true", "\"allowForwardedTraffic\":false",
				"\"allowGatewayTransit\":false", "\"useRemoteGateways\":false");

		this.scenario.customersHalf(this.network);
		this.scenario.sweep();
		ConnectionState connected = this.scenario.connection(id);
		assertThat(connected.status()).isEqualTo(ConnectionStatus.Connected);
		assertThat(connected.actor()).isEqualTo("Nobody");
		assertThat(connected.syncLevel()).isEqualTo("FullyInSync");
		assertThat(connected.expiresAt()).isNull();
		assertThat(this.scenario.mapping("contoso").get("addressPrefixes").toString()).isEqualTo("[\"10.1.0.0/16\"]");
		assertThat(this.scenario.parts().users().connected("westus2")).containsExactly("/peerings/" + id);
		assertThatThrownBy(this.scenario::deleteRegion).isInstanceOfSatisfying(ApiException.class,
				(ex) -> assertThat(ex.error().details().getFirst().message()).contains("/peerings/" + id));

		Operation deleted = this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		assertThat(deleted.status()).as(this.scenario.shown(deleted)).isEqualTo(OperationStatus.Succeeded);
		assertThat(deleted.progress().result().get("notes").toString()).contains("left to the customer");
		nothingIsKept(id);
		assertThat(this.scenario.mapping("contoso").get("addressPrefixes")).isEmpty();
	}

	@Test
	void the_service_makes_both_halves_where_it_may_and_takes_both_away() {
		String id = this.scenario.approved(CONTOSO, this.network, "'mode': 'delegated'");
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.Connected);
		assertThat(this.scenario.read(this.network + "/virtualNetworkPeerings").at("/value/0/name").asString())
			.startsWith("peer-to-kvstore-vnet-westus2-");
		this.scenario.act("disconnectPeering", "{'id': '" + OURS + "/virtualNetworkPeerings/"
				+ this.scenario.document(id).observed().halfName() + "'}");
		this.scenario.sweep();
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.Disconnected);
		this.scenario.carriedOut(this.scenario.repair(id, CONTOSO));
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.Connected);
		this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		assertThat(this.scenario.read(this.network + "/virtualNetworkPeerings").get("value")).isEmpty();
		assertThat(this.scenario.read(OURS + "/virtualNetworkPeerings").get("value")).isEmpty();
		nothingIsKept(id);
	}

	@Test
	void a_customer_in_another_tenant_is_reached_with_a_token_of_each() {
		String app = "77777777-7777-7777-7777-777777777777";
		AzureOverWire signed = AzureOverWire.signing(PeeringScenario.wire(), Clock.systemUTC(),
				"11111111-1111-1111-1111-111111111111", (tenant) -> app);
		PeeringScenario abroad = new PeeringScenario("", signed, PeeringProperties.defaults());
		String theirs = abroad.network(contosos("abroad"), "10.4.0.0/16");
		abroad.act("setSubscription", "{'subscriptionId': '" + PeeringScenario.CONTOSO_SUBSCRIPTION + "', 'tenantId': '"
				+ CONTOSO.tenantId() + "'}");
		abroad.grant(app, OURS);
		String id = abroad.approved(CONTOSO, theirs);
		assertThat(abroad.connection(id).actionsRequired()).anySatisfy((step) -> {
			assertThat(step.name()).isEqualTo("grant-access");
			assertThat(step.error().code()).isEqualTo("RemoteVnetNotAuthorized");
		});
		abroad.grant(app, theirs);
		abroad.sweep();
		assertThat(abroad.connection(id).serviceSideState()).as(abroad.shown(abroad.document(id)))
			.isEqualTo(HalfState.Initiated);
	}

	@Test
	void what_nobody_connects_in_a_week_is_given_up_and_its_addresses_are_free_again() {
		String id = this.scenario.approved(CONTOSO, this.network);
		String pending = this.scenario.requested(CONTOSO, this.scenario.network(contosos("late"), "10.5.0.0/16"));
		assertThat(this.scenario.connection(id).expiresAt()).isNotNull();
		this.scenario.waitFor(Duration.ofDays(6));
		this.scenario.sweep();
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.AwaitingCustomer);
		this.scenario.waitFor(Duration.ofDays(1));
		this.scenario.sweep();
		for (String each : List.of(id, pending)) {
			assertThat(this.scenario.connection(each).status()).isEqualTo(ConnectionStatus.Expired);
			assertThatThrownBy(() -> this.scenario.repair(each, CONTOSO)).isInstanceOf(ApiException.class);
		}
		assertThat(this.scenario.read(OURS + "/virtualNetworkPeerings").get("value")).isEmpty();
		String again = this.scenario.requested(FABRIKAM, this.scenario.network(fabrikams("vnet"), "10.1.0.0/16"));
		assertThat(this.scenario.document(again).provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		this.scenario.waitFor(Duration.ofDays(31));
		this.scenario.sweep();
		assertThat(this.scenario.document(pending)).as("kept for a month").isNull();
	}

	@Test
	void a_refused_peering_keeps_nothing_and_never_comes_back() {
		String id = this.scenario.requested(CONTOSO, this.network);
		assertThat(this.scenario.parts().reject(id, OPERATOR).approval().state())
			.isEqualTo(PeeringApproval.State.Rejected);
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.Rejected);
		assertThatThrownBy(() -> this.scenario.approve(id)).isInstanceOf(ApiException.class);
		this.scenario.sweep();
		String again = this.scenario.requested(CONTOSO, this.network);
		assertThat(again).isNotEqualTo(id);
		assertThatThrownBy(() -> this.scenario.parts()
			.reject(this.scenario.approved(CONTOSO, this.scenario.network(contosos("other"), "10.6.0.0/16")), OPERATOR))
			.isInstanceOf(ApiException.class);
		this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		assertThat(this.scenario.document(id)).isNull();
		assertThat(this.scenario.parts().claims().find(this.network.toLowerCase())).isPresent();
	}

	@Test
	void a_peering_can_be_ended_while_it_is_being_made() {
		this.scenario.arm(Fault.error(409, "AnotherOperationInProgress")
			.on("PUT", "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", null)
			.times(1000, 0));
		String id = this.scenario.requested(CONTOSO, this.network);
		Accepted making = this.scenario.approve(id);
		for (int i = 0; i < 20; i++) {
			this.scenario.turn();
		}
		Operation deleted = this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		assertThat(deleted.status()).as(this.scenario.shown(deleted)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.operation(making.operation().id()).status()).isEqualTo(OperationStatus.Canceled);
		nothingIsKept(id);
	}

	@Test
	void a_look_asked_for_sees_at_once_and_goes_on_at_once() {
		this.scenario.act("withholdAccess", "{'scope': '" + this.network + "', 'actions': ['*']}");
		String id = this.scenario.approved(CONTOSO, this.network);
		assertThat(this.scenario.document(id).provisioningState()).as("no operation waits for people")
			.isEqualTo(ProvisioningState.Succeeded);
		this.scenario.act("withholdAccess", "{'scope': '" + this.network + "', 'withheld': false}");
		this.scenario.refresh(id, CONTOSO);
		assertThat(this.scenario.connection(id).serviceSideState()).isEqualTo(HalfState.Initiated);
		this.scenario.customersHalf(this.network);
		this.scenario.refresh(id, CONTOSO);
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.Connected);
	}

	@Test
	void halves_made_past_the_service_keep_their_addresses_too() {
		String stranger = this.scenario.network(PeeringScenario.theirs("22222222-2222-2222-2222-222222222299", "old"),
				"10.7.0.0/16");
		this.scenario.put(OURS + "/virtualNetworkPeerings/by-hand",
				"{'properties': {'remoteVirtualNetwork': {'id': '" + stranger + "'}}}");
		Operation refused = this.scenario
			.carriedOut(this.scenario.post(CONTOSO, this.scenario.network(contosos("clash"), "10.7.8.0/24"), ""));
		assertThat(refused.progress().error().code()).isEqualTo("AddressSpaceOverlap");
		assertThat(refused.progress().error().message()).contains("10.7.8.0/24", "free are").doesNotContain("old");
		this.scenario.sweep();
		assertThat(this.scenario.parts().children().of("westus2")).anySatisfy((child) -> {
			assertThat(child.path()).endsWith("/virtualNetworkPeerings/by-hand");
			assertThat(child.stale()).isTrue();
			assertThat(child.addressPrefixes()).containsExactly("10.7.0.0/16");
		});
	}

	private void nothingIsKept(String id) {
		assertThat(this.scenario.document(id)).isNull();
		assertThat(this.scenario.parts().registry().entries("westus2")).isEmpty();
		assertThat(this.scenario.parts().claims().find(this.network.toLowerCase())).isEmpty();
		assertThat(this.scenario.read(OURS + "/virtualNetworkPeerings").get("value")).isEmpty();
	}

}
