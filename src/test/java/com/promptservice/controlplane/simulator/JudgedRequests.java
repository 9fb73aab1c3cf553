package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.BeforeEach;

import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests of somebody who is not the owner of the networks, and role assignments that
 * let it.
 */
abstract class JudgedRequests {

	static final String SOMEBODY = "cccccccc-0000-0000-0000-000000000001";

	static final String CONTOSO = "dddddddd-0000-0000-0000-000000000001";

	static final String NETWORK_CONTRIBUTOR = "4d97b98b-1d4f-4787-a291-c67834d212e7";

	static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

	static final String CUSTOMER = SPOKE.substring(0, SPOKE.indexOf("/resourceGroups/"));

	final Arm arm = Arm.judged();

	PeeredNetworks networks;

	private int assignments;

	@BeforeEach
	void make() {
		this.networks = new PeeredNetworks(this.arm);
	}

	SimulatorResponse as(String token, String method, String path, String body) {
		SimulatorRequest request = SimulatorRequest.of(method, Arm.versioned(path), body.replace('\'', '"'))
			.withHeader("Authorization", "Bearer " + token);
		SimulatorResponse answer = this.arm.simulator.handle(request);
		this.arm.settle();
		return answer;
	}

	SimulatorResponse read(String token, String path) {
		return as(token, "GET", path, "");
	}

	String assign(String principal, String role, String scope) {
		SimulatorResponse answer = assigned(principal, role, scope);
		assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
		return answer.json().get("id").asString();
	}

	SimulatorResponse assigned(String principal, String role, String scope) {
		String name = String.format("eeeeeeee-0000-0000-0000-%012d", ++this.assignments);
		return this.arm.put(scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
				"{'properties':{'roleDefinitionId':'" + CUSTOMER + "/providers/Microsoft.Authorization/roleDefinitions/"
						+ role + "','principalId':'" + principal + "','principalType':'ServicePrincipal'}}");
	}

	void act(String name, String body) {
		assertThat(this.arm.send("POST", "/simulator/actions/" + name, body).status()).isEqualTo(200);
	}

}
