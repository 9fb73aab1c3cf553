package com.promptservice.controlplane.simulator;

import java.util.HashSet;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VAULT;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each scenario as a client of Azure meets it: from the one call that begins it to the
 * one that ends it.
 */
class ScenarioTests {

	private static final String NSG = NETWORK + "networkSecurityGroups/nsg";

	private static final String PLAIN = "{'location':'westus2'}";

	private static final String ACCOUNT = "{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}}";

	private static final String KEYS = "{'location':'westus2','properties':{'tenantId':'22222222-2222-2222-2222-222222222222','sku':{'family':'A','name':'standard'}}}";

	private final Arm arm = Arm.unjudged();

	private SimulatorResponse begin(String scenario, String body) {
		SimulatorResponse begun = this.arm.send("POST", "/simulator/scenarios/" + scenario, body);
		assertThat(begun.json().path("on").asBoolean()).as(begun.json().toString()).isTrue();
		return begun;
	}

	private void end(String scenario) {
		assertThat(this.arm.delete("/simulator/scenarios/" + scenario).status()).isEqualTo(204);
	}

	@Test
	void a_throttled_region_refuses_some_requests_and_leaves_other_regions_alone() {
		this.arm.withGroup();
		begin("throttled-region", "{'location':'West US 2','retryAfter':7}");
		Set<Integer> here = new HashSet<>();
		for (int i = 0; i < 40; i++) {
			SimulatorResponse answer = this.arm.put(NETWORK + "networkSecurityGroups/here" + i, PLAIN);
			here.add(answer.status());
			if (answer.status() == 429) {
				assertThat(code(answer)).isEqualTo("429 ResourceRequestsThrottled");
				assertThat(answer.header("Retry-After")).isEqualTo("7");
			}
			assertThat(this.arm.put(NETWORK + "networkSecurityGroups/there" + i, "{'location':'eastus'}").status())
				.isEqualTo(201);
		}
		assertThat(here).containsExactlyInAnyOrder(201, 429);
		end("throttled-region");
		for (int i = 0; i < 40; i++) {
			assertThat(this.arm.put(NETWORK + "networkSecurityGroups/later" + i, PLAIN).status()).isEqualTo(201);
		}
	}

	@Test
	void a_peer_that_disconnects_leaves_the_other_half_behind() {
		this.arm.withGroup();
		String network = "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.%d.0.0/16']}}}";
		for (int i = 0; i < 3; i++) {
			this.arm.put(NETWORK + "virtualNetworks/n" + i, network.formatted(i));
		}
		this.arm.settle();
		for (String[] half : new String[][] { { "n0", "n1" }, { "n1", "n0" }, { "n0", "n2" }, { "n2", "n0" } }) {
			this.arm.put(NETWORK + "virtualNetworks/" + half[0] + "/virtualNetworkPeerings/to-" + half[1],
					"{'properties':{'remoteVirtualNetwork':{'id':'" + NETWORK + "virtualNetworks/" + half[1] + "'}}}");
			this.arm.settle();
		}
		String ours = NETWORK + "virtualNetworks/n0/virtualNetworkPeerings/";
		assertThat(peering(ours + "to-n1")).isEqualTo("Connected");
		begin("peer-disconnects", "{'id':'" + NETWORK + "virtualNetworks/n2/virtualNetworkPeerings/to-n0'}");
		assertThat(peering(ours + "to-n2")).isEqualTo("Disconnected");
		assertThat(peering(ours + "to-n1")).isEqualTo("Connected");
		begin("peer-disconnects", "{}");
		assertThat(peering(ours + "to-n1")).isEqualTo("Disconnected");
		assertThat(this.arm.get(NETWORK + "virtualNetworks/n1/virtualNetworkPeerings/to-n0").status()).isEqualTo(404);
		end("peer-disconnects");
	}

	private String peering(String path) {
		return this.arm.get(path).json().at("/properties/peeringState").asString();
	}

	@Test
	void an_unhealthy_upgrade_is_accepted_and_fails() {
		Deployed deployed = new Deployed(this.arm).withApplication("1.0.0");
		deployed.provision("2.0.0");
		begin("cluster-upgrade-unhealthy", "{'port':'8085'}");
		this.arm.put(Deployed.APPLICATION, deployed.application("2.0.0", ""));
		this.arm.settle();
		assertThat(state(this.arm.get(Deployed.APPLICATION))).isEqualTo("200 Failed");
		assertThat(deployed.runs()).isEqualTo("1.0.0");
		end("cluster-upgrade-unhealthy");
		this.arm.put(Deployed.APPLICATION, deployed.application("2.0.0", ""));
		this.arm.settle();
		assertThat(deployed.runs()).isEqualTo("2.0.0");
	}

	@Test
	void an_exhausted_quota_leaves_no_room_for_a_machine_more() {
		FabricArm fabric = new FabricArm(this.arm).withRoles();
		this.arm.put(FabricArm.CLUSTER, FabricArm.cluster("kvs-wus2-01"));
		this.arm.settle();
		begin("quota-exhausted", "{'location':'westus2'}");
		SimulatorResponse accepted = this.arm.put(FabricArm.SYSTEM, FabricArm.system(5));
		this.arm.settle();
		assertThat(FabricArm.text(fabric.poll(accepted), "/error/code")).isEqualTo("QuotaExceeded");
		end("quota-exhausted");
		this.arm.put(FabricArm.SYSTEM, FabricArm.system(5));
		this.arm.settle();
		assertThat(state(this.arm.get(FabricArm.SYSTEM))).isEqualTo("200 Succeeded");
	}

	@Test
	void a_taken_storage_name_is_taken_however_one_asks() {
		this.arm.withGroup();
		begin("storage-name-taken", "{'account':'kvsmeta'}");
		assertThat(code(this.arm.put(STORAGE + "kvsmeta", ACCOUNT))).isEqualTo("409 StorageAccountAlreadyTaken");
		String check = SUBSCRIPTION + "/providers/Microsoft.Storage/checkNameAvailability";
		assertThat(this.arm.send("POST", check, "{'name':'kvsmeta'}").json().toString()).contains("AlreadyExists");
		assertThat(this.arm.put(STORAGE + "other", ACCOUNT).status()).isEqualTo(202);
		end("storage-name-taken");
		assertThat(this.arm.put(STORAGE + "kvsmeta", ACCOUNT).status()).isEqualTo(202);
	}

	@Test
	void a_softly_deleted_vault_holds_its_name_until_it_is_recovered() {
		this.arm.withGroup();
		this.arm.put(VAULT + "kvs-keys", KEYS);
		this.arm.settle();
		begin("vault-soft-deleted", "{}");
		assertThat(this.arm.get(VAULT + "kvs-keys").status()).isEqualTo(404);
		assertThat(code(this.arm.put(VAULT + "kvs-keys", KEYS))).isEqualTo("409 ConflictError");
		assertThat(this.arm.put(VAULT + "kvs-keys", KEYS.replace("'sku'", "'createMode':'recover','sku'")).status())
			.isEqualTo(200);
		begin("vault-soft-deleted", "{'id':'" + VAULT + "kvs-other','location':'westus2'}");
		assertThat(code(this.arm.put(VAULT + "kvs-other", KEYS))).isEqualTo("409 ConflictError");
		end("vault-soft-deleted");
	}

	@Test
	void an_endless_operation_ends_with_its_scenario() {
		this.arm.withGroup();
		begin("endless-operation", "{'type':'Microsoft.Network/networkSecurityGroups'}");
		this.arm.put(NSG, PLAIN);
		this.arm.pass(1_000_000);
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Updating");
		end("endless-operation");
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Succeeded");
	}

	@Test
	void a_full_subnet_has_no_address_for_a_load_balancer() {
		this.arm.withNetwork();
		String balancer = NETWORK + "loadBalancers/ilb";
		String body = "{'location':'westus2','sku':{'name':'Standard'},'properties':{'frontendIPConfigurations':[{'name':'front','properties':{'privateIPAllocationMethod':'Dynamic','subnet':{'id':'"
				+ VNET + "/subnets/one'}}}]}}";
		begin("subnet-full", "{'subnet':'one'}");
		assertThat(code(this.arm.put(balancer, body))).isEqualTo("400 SubnetIsFull");
		end("subnet-full");
		assertThat(this.arm.put(balancer, body).status()).isEqualTo(201);
	}

	@Test
	void what_does_not_exist_is_refused_with_what_does() {
		assertThat(this.arm.send("POST", "/simulator/scenarios/flood", "{}").json().toString()).contains("'flood'",
				"throttled-region");
		assertThat(this.arm.send("POST", "/simulator/scenarios/subnet-full", "{'net':'x'}").json().toString())
			.contains("Unknown field 'net'", "subnet");
		assertThat(this.arm.send("POST", "/simulator/scenarios/throttled-region", "{'probability':2}").status())
			.isEqualTo(400);
		assertThat(this.arm.get("/simulator/scenarios").json()).hasSize(8)
			.noneMatch((scenario) -> scenario.path("on").asBoolean());
		assertThat(this.arm.get(GROUP).status()).isEqualTo(404);
	}

}
