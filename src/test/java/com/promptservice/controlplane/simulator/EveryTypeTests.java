package com.promptservice.controlplane.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.IDENTITY;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VAULT;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.service;
import static com.promptservice.controlplane.simulator.FabricArm.APP;
import static com.promptservice.controlplane.simulator.FabricArm.BALANCER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.POOL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every type that the product uses is created, read, updated, listed, refused and deleted
 * here once, so that the judge of the exchanges sees all of it in every build.
 */
class EveryTypeTests {

	private static final String PLAIN = "{'location':'westus2'}";

	private static final String TAGGED = "{'location':'westus2','tags':{'owner':'kvstore'}}";

	private static final String RULE = "{'properties':{'priority':%d,'direction':'Inbound','access':'Allow','protocol':'Tcp','sourceAddressPrefix':'*','sourcePortRange':'*','destinationAddressPrefix':'*','destinationPortRange':'80'}}";

	private static final String SPACE = "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.%d.0.0/16']}}}";

	private final Arm arm = Arm.judged();

	@Test
	void a_group_and_what_the_network_consists_of() {
		walk(GROUP, PLAIN, TAGGED, SUBSCRIPTION + "/resourceGroups", false);
		String other = NETWORK + "virtualNetworks/other";
		walk(VNET, SPACE.formatted(0), SPACE.formatted(0).replace("]}", "]},'enableDdosProtection':false"), null,
				false);
		walk(other, SPACE.formatted(1), SPACE.formatted(1), null, false);
		walk(VNET + "/subnets/one", "{'properties':{'addressPrefix':'10.0.0.0/24'}}",
				"{'properties':{'addressPrefix':'10.0.0.0/25'}}", null, true);
		String peering = "{'properties':{'remoteVirtualNetwork':{'id':'" + other + "'},'allowForwardedTraffic':%s}}";
		walk(VNET + "/virtualNetworkPeerings/to-other", peering.formatted("false"), peering.formatted("true"), null,
				true);
		String group = NETWORK + "networkSecurityGroups/nsg";
		walk(group, PLAIN, TAGGED, null, false);
		walk(group + "/securityRules/web", RULE.formatted(100), RULE.formatted(110), null, true);
		delete(group);
		delete(other);
		delete(VNET);
		delete(GROUP);
	}

	@Test
	void what_holds_data_and_keys() {
		this.arm.withGroup();
		walk(IDENTITY + "app", PLAIN, TAGGED, null, false);
		String principal = FabricArm.text(this.arm.get(IDENTITY + "app").json(), "/properties/principalId");
		this.arm.pass(60);
		String account = STORAGE + "kvsmeta";
		walk(account, "{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}}",
				"{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'},'tags':{'owner':'kvstore'}}",
				null, false);
		walk(account + "/blobServices/default/containers/documents", "{'properties':{}}", null, null, true);
		walk(account + "/queueServices/default/queues/work", "{'properties':{}}",
				"{'properties':{'metadata':{'a':'b'}}}", null, true);
		String role = account + "/providers/Microsoft.Authorization/roleAssignments/"
				+ "00000000-0000-0000-0000-000000000009";
		// Azure knows no update of an assignment, and none of a container has been
		// recorded
		walk(role,
				"{'properties':{'principalId':'" + principal
						+ "','principalType':'ServicePrincipal','roleDefinitionId':'" + SUBSCRIPTION
						+ "/providers/Microsoft.Authorization/roleDefinitions/" + FabricArm.NETWORK_CONTRIBUTOR + "'}}",
				null, null, true);
		String vault = "{'location':'westus2','properties':{'tenantId':'22222222-2222-2222-2222-222222222222','enableRbacAuthorization':%s,'sku':{'family':'A','name':'standard'}}}";
		walk(VAULT + "kvs-keys", vault.formatted("false"), vault.formatted("true"), null, true);
		delete(account);
		delete(IDENTITY + "app");
	}

	@Test
	void a_cluster_and_what_runs_on_it() {
		Deployed deployed = new Deployed(this.arm).withApplication("1.0.0");
		seen(BALANCER);
		walk(POOL + "2", "{'properties':{}}", "{'properties':{}}", null, true);
		Map<String, String> bodies = new LinkedHashMap<>();
		bodies.put(APPLICATION + "/services/numa0", service(0));
		bodies.put(APPLICATION, deployed.application("1.0.0", ""));
		bodies.put(Deployed.version("1.0.0"), Deployed.packageAt("kvstore"));
		bodies.put(APPLICATION.replaceFirst("/applications/.*", "/applicationTypes/")
				+ Deployed.version("1.0.0").replaceFirst(".*/applicationTypes/([^/]+).*", "$1"), PLAIN);
		bodies.put(APP, FabricArm.app(3));
		bodies.put(CLUSTER, FabricArm.cluster("kvs-wus2-01"));
		bodies.forEach((path, body) -> {
			seen(path);
			if (!path.equals(Deployed.version("1.0.0"))) { // a version in use stays as it
															// is
				assertThat(this.arm.put(path, body).status()).as("update %s", path).isBetween(200, 202);
				this.arm.settle();
			}
		});
		delete(APPLICATION + "/services/numa1");
		bodies.keySet().forEach(this::delete);
		delete(BALANCER);
	}

	/**
	 * Creates, lists, reads, updates and refuses a resource, and deletes it when told.
	 */
	private void walk(String path, String body, String update, String list, boolean delete) {
		assertThat(this.arm.put(path, body).status()).as("create %s", path).isBetween(200, 202);
		this.arm.settle();
		seen(path, (list != null) ? list : parent(path));
		if (update != null) {
			assertThat(this.arm.put(path, update).status()).as("update %s", path).isBetween(200, 202);
			this.arm.settle();
		}
		if (delete) {
			delete(path);
		}
	}

	private void seen(String path) {
		seen(path, parent(path));
	}

	private void seen(String path, String list) {
		assertThat(this.arm.get(path).status()).as("read %s", path).isEqualTo(200);
		SimulatorResponse listed = this.arm.get(list);
		assertThat(listed.status()).as("list %s", list).isEqualTo(200);
		assertThat(listed.json().get("value")).as("list %s", list).isNotEmpty();
		String missing = path.contains("roleAssignments") ? path.replaceAll("9$", "8") : path + "x";
		assertThat(this.arm.get(missing).status()).as("refusal of %s", missing).isEqualTo(404);
	}

	private void delete(String path) {
		assertThat(this.arm.delete(path).status()).as("delete %s", path).isBetween(200, 204);
		this.arm.settle();
		assertThat(this.arm.get(path).status()).as("read deleted %s", path).isEqualTo(404);
	}

	private static String parent(String path) {
		return path.substring(0, path.lastIndexOf('/'));
	}

}
