package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.contosos;
import static org.assertj.core.api.Assertions.assertThat;

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
					"--remote-vnet '" + PeeringScenario.OURS + "'"));

		this.scenario.customersHalf(this.network);
		this.scenario.sweep();
		ConnectionState connected = this.scenario.connection(id);
		assertThat(connected.status()).isEqualTo(ConnectionStatus.Connected);
		assertThat(connected.actor()).isEqualTo("Nobody");
		assertThat(connected.syncLevel()).isEqualTo("FullyInSync");
		assertThat(connected.expiresAt()).isNull();
		assertThat(this.scenario.mapping("contoso").get("addressPrefixes").toString()).isEqualTo("[\"10.1.0.0/16\"]");

		Operation deleted = this.scenario.carriedOut(this.scenario.delete(id, CONTOSO));
		assertThat(deleted.status()).as(this.scenario.shown(deleted)).isEqualTo(OperationStatus.Succeeded);
		assertThat(deleted.progress().result().get("notes").toString()).contains("left to the customer");
		assertThat(this.scenario.document(id)).isNull();
		assertThat(this.scenario.parts().registry().entries("westus2")).isEmpty();
		assertThat(this.scenario.parts().claims().find(this.network.toLowerCase())).isEmpty();
		assertThat(this.scenario.mapping("contoso").get("addressPrefixes")).isEmpty();
	}

}
