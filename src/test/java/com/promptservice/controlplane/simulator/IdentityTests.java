package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.IDENTITY;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Arm.code;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Identities, and the rules of role assignments.
 */
class IdentityTests {

	private static final String ROLE = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

	private static final String FIRST = "aaaaaaaa-0000-0000-0000-000000000001";

	private static final String SECOND = "aaaaaaaa-0000-0000-0000-000000000002";

	private final Arm arm = Arm.judged().withGroup();

	private String identity() {
		SimulatorResponse identity = this.arm.put(IDENTITY + "svc", "{'location':'westus2'}");
		return identity.json().get("properties").get("principalId").asString();
	}

	private SimulatorResponse assign(String scope, String name, String principal) {
		return this.arm.put(scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
				"{'properties':{'roleDefinitionId':'" + SUBSCRIPTION
						+ "/providers/Microsoft.Authorization/roleDefinitions/" + ROLE + "','principalId':'" + principal
						+ "'}}");
	}

	@Test
	void aRecreatedIdentityIsSomebodyElse() {
		String first = identity();
		assertThat(identity()).isEqualTo(first);
		assertThat(this.arm.delete(IDENTITY + "svc").status()).isEqualTo(200);
		assertThat(identity()).isNotEqualTo(first);
	}

	@Test
	void aNewIdentityIsUnknownToTheDirectoryForAWhile() {
		String principal = identity();
		assertThat(code(assign(GROUP, FIRST, principal))).isEqualTo("400 PrincipalNotFound");
		this.arm.pass(10);
		assertThat(assign(GROUP, FIRST, principal).status()).isEqualTo(201);
	}

	@Test
	void anAssignmentExistsOnceWhateverItsName() {
		String principal = "bbbbbbbb-0000-0000-0000-000000000001";
		assertThat(assign(GROUP, FIRST, principal).status()).isEqualTo(201);
		assertThat(assign(GROUP, FIRST, principal).status()).isEqualTo(201);
		assertThat(code(assign(GROUP, SECOND, principal))).isEqualTo("409 RoleAssignmentExists");
		assertThat(assign(SUBSCRIPTION, SECOND, principal).status()).isEqualTo(201);
		assertThat(code(assign(GROUP, FIRST, "bbbbbbbb-0000-0000-0000-000000000002")))
			.isEqualTo("400 RoleAssignmentUpdateNotPermitted");
	}

	@Test
	void aScopeMustExistAndTakesItsAssignmentsWithIt() {
		String principal = "bbbbbbbb-0000-0000-0000-000000000001";
		assertThat(code(assign(VNET, FIRST, principal))).isEqualTo("404 ResourceNotFound");
		this.arm.withNetwork();
		assertThat(assign(VNET + "/subnets/one", FIRST, principal).status()).isEqualTo(201);
		String list = GROUP + "/providers/Microsoft.Authorization/roleAssignments";
		assertThat(this.arm.get(list).json().get("value")).hasSize(1);
		assertThat(this.arm.get(list + "?$filter=atScope()").json().get("value")).isEmpty();
		this.arm.delete(VNET);
		this.arm.settle();
		assertThat(this.arm.get(list).json().get("value")).isEmpty();
	}

	@Test
	void aDeletedAssignmentIsShownOnceMore() {
		assign(GROUP, FIRST, "bbbbbbbb-0000-0000-0000-000000000001");
		String path = GROUP + "/providers/Microsoft.Authorization/roleAssignments/" + FIRST;
		SimulatorResponse deleted = this.arm.delete(path);
		assertThat(deleted.status()).isEqualTo(200);
		assertThat(deleted.json().get("name").asString()).isEqualTo(FIRST);
		assertThat(this.arm.delete(path).status()).isEqualTo(204);
		assertThat(code(this.arm.get(path))).isEqualTo("404 RoleAssignmentNotFound");
	}

}
