package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.code;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Microsoft.Storage enforces.
 */
class StorageTests {

	private static final String BODY = "{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}}";

	private final Arm arm = Arm.judged().withGroup();

	@Test
	void anAccountIsInvisibleAndUntouchableUntilItIsMade() {
		SimulatorResponse accepted = this.arm.put(STORAGE + "data1", BODY);
		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.body()).isEmpty();
		assertThat(accepted.header("Content-Type")).startsWith("text/plain");
		assertThat(accepted.header("Retry-After")).isEqualTo("17");
		assertThat(accepted.header("Azure-AsyncOperation")).isNull();
		assertThat(code(this.arm.get(STORAGE + "data1"))).isEqualTo("404 ResourceNotFound");
		assertThat(code(this.arm.put(STORAGE + "data1", BODY))).isEqualTo("409 StorageAccountOperationInProgress");
		assertThat(code(this.arm.delete(STORAGE + "data1"))).isEqualTo("409 StorageAccountOperationInProgress");
		String poll = accepted.header("Location").replace("http://localhost", "");
		assertThat(this.arm.get(poll).status()).isEqualTo(202);
		this.arm.pass(25);
		assertThat(this.arm.get(poll).json()).isEqualTo(this.arm.get(STORAGE + "data1").json());
		assertThat(this.arm.put(STORAGE + "data1", BODY).status()).isEqualTo(200);
		assertThat(this.arm.delete(STORAGE + "data1").status()).isEqualTo(200);
		assertThat(this.arm.delete(STORAGE + "data1").status()).isEqualTo(204);
	}

	@Test
	void namesAreTakenAcrossSubscriptions() {
		this.arm.put(STORAGE + "data1", BODY);
		String other = "/subscriptions/99999999-9999-9999-9999-999999999999/resourceGroups/rg";
		this.arm.put(other, "{'location':'westus2'}");
		String account = STORAGE.replace(GROUP, other) + "data1";
		assertThat(code(this.arm.put(account, BODY))).isEqualTo("409 StorageAccountAlreadyTaken");
		String check = SUBSCRIPTION + "/providers/Microsoft.Storage/checkNameAvailability";
		SimulatorResponse taken = this.arm.send("POST", check,
				"{'name':'data1','type':'Microsoft.Storage/storageAccounts'}");
		assertThat(taken.json().toString()).contains("AlreadyExists",
				"The storage account named data1 is already taken.");
	}

	@Test
	void childrenNeedTheirAccount() {
		String container = STORAGE + "data1/blobServices/default/containers/config";
		assertThat(code(this.arm.put(container, "{}"))).isEqualTo("404 ParentResourceNotFound");
		this.arm.put(STORAGE + "data1", BODY);
		assertThat(code(this.arm.put(container, "{}"))).isEqualTo("404 ParentResourceNotFound");
		this.arm.settle();
		assertThat(this.arm.put(container, "{}").status()).isEqualTo(201);
		assertThat(code(this.arm.get(STORAGE + "data1/blobServices/default/containers/none")))
			.isEqualTo("404 ContainerNotFound");
		assertThat(code(this.arm.get(STORAGE + "data1/queueServices/default/queues/none")))
			.isEqualTo("404 QueueNotFound");
		this.arm.delete(STORAGE + "data1");
		assertThat(this.arm.simulator.resources()).hasSize(1);
	}

	@Test
	void childrenAreListedByTheStartOfTheirName() {
		this.arm.put(STORAGE + "data1", BODY);
		this.arm.settle();
		for (String list : new String[] { "/blobServices/default/containers", "/queueServices/default/queues" }) {
			this.arm.put(STORAGE + "data1" + list + "/config", "{}");
			this.arm.put(STORAGE + "data1" + list + "/other", "{}");
			assertThat(this.arm.get(STORAGE + "data1" + list).json().get("value")).hasSize(2);
			assertThat(this.arm.get(STORAGE + "data1" + list + "?$filter=conf").json().findValuesAsString("name"))
				.containsExactly("config");
		}
	}

}
