package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.TYPE;
import static com.promptservice.controlplane.simulator.FabricArm.APP;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in a body where something else belongs, the simulator refuses it or
 * takes it, and goes on.
 */
class OddBodiesTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<JsonNode> ODD = List.of(JSON.nullNode(), JSON.readTree("1"), JSON.readTree("\"x\""),
			JSON.readTree("[1]"), JSON.readTree("{}"));

	private final Deployed deployed = new Deployed(Arm.unjudged()).withApplication("1.0.0");

	private final Arm arm = this.deployed.arm;

	@Test
	void oddClustersAndNodeTypesBreakNothing() {
		String rules = ",'networkSecurityRules':[{'name':'r','protocol':'tcp','access':'allow','direction':'inbound','priority':1000}],'subnetId'";
		strike(CLUSTER, FabricArm.cluster("kvs-wus2-01").replace(",'subnetId'", rules));
		strike(CLUSTERS + "kvs-wus2-02", FabricArm.cluster("kvs-wus2-02").replace(",'subnetId'", rules));
		String more = ",'vmExtensions':[{'name':'e','properties':{'protectedSettings':{}}}],'placementProperties':{}}}";
		String app = FabricArm.app(2);
		strike(APP, app.substring(0, app.length() - 2) + more);
		strike(CLUSTER + "/nodeTypes/Other", app.substring(0, app.length() - 2) + more);
	}

	@Test
	void oddApplicationsBreakNothing() {
		strike(TYPE, "{'location':'westus2','tags':{'a':'b'}}");
		strike(TYPE + "/versions/2.0.0", Deployed.packageAt("2.0.0"));
		strike(APPLICATION, this.deployed.application("1.0.0", ",'parameters':{'Port1':'8086'}"));
		strike(CLUSTER + "/applications/other", this.deployed.application("1.0.0", ",'parameters':{'Port1':'8086'}"));
		strike(APPLICATION + "/services/numa0", Deployed.service(0));
		strike(APPLICATION + "/services/other", Deployed.service(0));
	}

	@Test
	void oddNetworksBreakNothing() {
		strike(Arm.NETWORK + "virtualNetworks/odd",
				"{'location':'westus2','tags':{'a':'b'},'properties':{'addressSpace':{'addressPrefixes':['10.3.0.0/16']},'subnets':[{'name':'s','properties':{'addressPrefix':'10.3.0.0/24'}}]}}");
		strike(Arm.VNET + "/subnets/odd",
				"{'properties':{'addressPrefix':'10.0.9.0/24','serviceEndpoints':[{'service':'Microsoft.Storage'}]}}");
		strike(Arm.NETWORK + "networkSecurityGroups/odd",
				"{'location':'westus2','properties':{'securityRules':[{'name':'r','properties':{'priority':100,'direction':'Inbound','access':'Deny','protocol':'Tcp','sourceAddressPrefix':'*','sourcePortRange':'*','destinationAddressPrefixes':['*'],'destinationPortRange':'80'}}]}}");
		strike(Arm.NETWORK + "loadBalancers/odd",
				"{'location':'westus2','sku':{'name':'Standard'},'properties':{'frontendIPConfigurations':[{'name':'f','properties':{'privateIPAllocationMethod':'Static','privateIPAddress':'10.0.0.99','subnet':{'id':'"
						+ Arm.VNET
						+ "/subnets/one'}}}],'backendAddressPools':[{'name':'p'}],'probes':[{'name':'q','properties':{'protocol':'Tcp','port':80}}],'loadBalancingRules':[{'name':'r','properties':{'frontendPort':80,'backendPort':80,'frontendIPConfiguration':{'id':'x'}}}]}}");
	}

	@Test
	void oddPeeringsInterfacesMachinesAndRolesBreakNothing() {
		String spoke = Arm.NETWORK + "virtualNetworks/spoke";
		this.arm.put(spoke, "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.1.0.0/16']}}}");
		this.arm.settle();
		strike(Arm.VNET + "/virtualNetworkPeerings/p", PeeredNetworks.body(spoke,
				",'allowForwardedTraffic':true,'remoteAddressSpace':{'addressPrefixes':['10.1.0.0/16']}"));
		String card = Arm.NETWORK + "networkInterfaces/card";
		String cardBody = "{'location':'westus2','tags':{'a':'b'},'properties':{'networkSecurityGroup':null,'dnsSettings':{},'ipConfigurations':[{'name':'ip','properties':{'privateIPAllocationMethod':'Static','privateIPAddress':'10.0.0.99','subnet':{'id':'"
				+ Arm.VNET + "/subnets/one'}}}]}}";
		strike(card, cardBody);
		this.arm.put(card, cardBody);
		this.arm.settle();
		String machine = Arm.GROUP + "/providers/Microsoft.Compute/virtualMachines/jump";
		String machineBody = "{'location':'westus2','tags':{'a':'b'},'properties':{'hardwareProfile':{'vmSize':'Standard_B1s'},'osProfile':{'adminPassword':'x'},'networkProfile':{'networkInterfaces':[{'id':'"
				+ card + "'}]}}}";
		strike(machine, machineBody);
		this.arm.put(machine, machineBody);
		this.arm.settle();
		strike("POST", machine + "/runCommand",
				"{'commandId':'RunShellScript','script':['echo $1'],'parameters':[{'name':'a','value':'b'}]}");
		strike(Arm.SUBSCRIPTION
				+ "/providers/Microsoft.Authorization/roleDefinitions/aaaaaaaa-0000-0000-0000-000000000001",
				"{'properties':{'roleName':'odd','description':'x','assignableScopes':['/'],'permissions':[{'actions':['*'],'notActions':['x']}]}}");
		for (String action : new String[] { "withholdAccess", "setSubscription", "disconnectPeering" }) {
			strike("POST", "/simulator/actions/" + action,
					"{'scope':'/subscriptions/x','actions':['*'],'withheld':true,'subscriptionId':'s','tenantId':'t','exists':true,'tokenless':'home','id':'i'}");
		}
	}

	private void strike(String method, String path, String body) {
		WorldSnapshot before = this.arm.simulator.snapshot();
		for (JsonNode odd : variants(JSON.readTree(body.replace('\'', '"')))) {
			SimulatorResponse answer = this.arm.send(method, path, odd.toString());
			assertThat(answer.status()).as("%s %s %s %s", method, path, odd, answer.json()).isNotEqualTo(500);
			this.arm.settle();
			this.arm.simulator.restore(before);
		}
	}

	private void strike(String path, String body) {
		WorldSnapshot before = this.arm.simulator.snapshot();
		JsonNode right = JSON.readTree(body.replace('\'', '"'));
		for (JsonNode odd : variants(right)) {
			for (String method : new String[] { "PUT", "PATCH" }) {
				SimulatorResponse answer = this.arm.send(method, path, odd.toString());
				assertThat(answer.status()).as("%s %s %s %s", method, path, odd, answer.json()).isNotEqualTo(500);
				this.arm.settle();
				assertThat(this.deployed.probes("8085")).as("probes after %s", odd).isNotNull();
				assertThat(this.arm.get(path).status()).as("GET after %s", odd).isIn(200, 404);
				this.arm.simulator.restore(before);
			}
		}
	}

	/** Every body with one odd value in it. */
	private static List<JsonNode> variants(JsonNode node) {
		List<JsonNode> variants = new ArrayList<>();
		if (node instanceof ObjectNode object) {
			object.propertyNames().forEach((field) -> {
				List<JsonNode> inside = new ArrayList<>(ODD);
				inside.addAll(variants(object.get(field)));
				inside.forEach((value) -> variants.add(object.deepCopy().set(field, value)));
			});
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				int at = i;
				List<JsonNode> inside = new ArrayList<>(ODD);
				inside.addAll(variants(array.get(i)));
				inside.forEach((value) -> variants.add(array.deepCopy().set(at, value)));
			}
		}
		return variants;
	}

}
