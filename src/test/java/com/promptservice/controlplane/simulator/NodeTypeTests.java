package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static com.promptservice.controlplane.simulator.FabricArm.APP;
import static com.promptservice.controlplane.simulator.FabricArm.BALANCER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static com.promptservice.controlplane.simulator.FabricArm.POOL;
import static com.promptservice.controlplane.simulator.FabricArm.SUBNET;
import static com.promptservice.controlplane.simulator.FabricArm.SYSTEM;
import static com.promptservice.controlplane.simulator.FabricArm.app;
import static com.promptservice.controlplane.simulator.FabricArm.cluster;
import static com.promptservice.controlplane.simulator.FabricArm.path;
import static com.promptservice.controlplane.simulator.FabricArm.system;
import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Node types: their machines, addresses, quota, pools and half-made ones.
 */
class NodeTypeTests {

	private final FabricArm fabric = new FabricArm(Arm.judged()).withRoles();

	private final Arm arm = this.fabric.arm;

	private NodeTypeTests() {
		this.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		this.arm.settle();
	}

	private FabricArm unjudged() {
		FabricArm other = new FabricArm(Arm.unjudged()).withRoles();
		other.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		other.arm.settle();
		return other;
	}

	@Test
	void bothNodeTypesAreBuiltSideBySide() {
		SimulatorResponse system = this.arm.put(SYSTEM, system(5));
		SimulatorResponse app = this.arm.put(APP, app(2));
		assertThat(List.of(state(system), state(app))).containsExactly("200 Creating", "200 Creating");
		List<String> progress = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			progress.add(text(this.fabric.poll(system), "/percentComplete") + " "
					+ text(this.fabric.poll(app), "/percentComplete"));
			this.arm.pass(325);
		}
		assertThat(progress).containsExactly("40.0 20.0", "50.0 40.0", "70.0 50.0", "100.0 100.0");
		JsonNode made = this.arm.get(SYSTEM).json();
		assertThat(text(made, "/type")).isEqualTo("Microsoft.ServiceFabric/managedclusters/nodetypes");
		assertThat(text(made, "/id")).contains("/resourcegroups/").endsWith("/nodetypes/System");
		assertThat(made.get("sku")).hasToString("{\"name\":\"Standard_P1\",\"tier\":\"Standard\",\"capacity\":5}");
		assertThat(this.arm.get(CLUSTER + "/nodeTypes").json().get("value")).hasSize(2);
	}

	@Test
	void appNodesJoinThePoolAndKeepTheNetworkInPlace() {
		this.arm.put(SYSTEM, system(5));
		this.arm.put(APP, app(2));
		this.arm.settle();
		JsonNode members = this.arm.get(POOL).json().at("/properties/backendIPConfigurations");
		assertThat(members).hasSize(2);
		assertThat(text(members.get(0), "/id")).contains("/SFC_", "/virtualMachineScaleSets/App/virtualMachines/0/");
		assertThat(this.arm.get(BALANCER)
			.json()
			.at("/properties/backendAddressPools/0/properties/backendIPConfigurations")).hasSize(2);
		assertThat(this.arm.get(SUBNET).json().at("/properties/ipConfigurations")).hasSize(8);
		assertThat(code(this.arm.delete(BALANCER))).isEqualTo("400 LoadBalancerInUseByVirtualMachineScaleSet");
		assertThat(code(this.arm.delete(POOL))).isEqualTo("400 InUseBackendAddressPoolCannotBeDeleted");
		assertThat(code(this.arm.delete(SUBNET))).isEqualTo("400 InUseSubnetCannotBeDeleted");
		assertThat(code(this.arm.put(BALANCER, "{'location':'westus2','properties':{}}")))
			.isEqualTo("400 InUseBackendAddressPoolCannotBeDeleted");
		SimulatorResponse deleted = this.arm.delete(APP);
		assertThat(state(deleted)).isEqualTo("202 Deleting");
		this.arm.settle();
		assertThat(this.arm.get(path(deleted.header("Location"))).status()).isEqualTo(204);
		assertThat(this.arm.get(APP).body()).isEmpty();
		assertThat(this.arm.get(POOL).json().at("/properties/backendIPConfigurations").isMissingNode()).isTrue();
		assertThat(this.arm.delete(APP).status()).isEqualTo(204);
	}

	@Test
	void theScaleSetOfANodeTypeTellsItsAddresses() {
		this.arm.put(APP, app(2));
		this.arm.settle();
		String member = text(this.arm.get(POOL).json(), "/properties/backendIPConfigurations/1/id");
		String scaleSet = member.substring(0, member.indexOf("/virtualMachines/"));
		JsonNode interfaces = this.arm.get(scaleSet + "/networkInterfaces?api-version=2018-10-01").json().get("value");
		assertThat(interfaces).hasSize(2);
		assertThat(text(interfaces.get(1), "/properties/ipConfigurations/0/id")).isEqualTo(member);
		assertThat(text(interfaces.get(1), "/properties/ipConfigurations/0/properties/privateIPAddress"))
			.isEqualTo("10.0.0.6");
		assertThat(interfaces.get(1).toString()).contains("/subnets/one", "/backendAddressPools/appBackendPool");
	}

	@Test
	void twoNodeTypesJoinOneLoadBalancerInTurn() {
		this.arm.put(CLUSTERS + "kvs-wus2-02", cluster("kvs-wus2-02"));
		this.arm.settle();
		String other = CLUSTERS + "kvs-wus2-02/nodeTypes/App";
		assertThat(this.arm.put(APP, app(1)).status()).isEqualTo(200);
		assertThat(code(this.arm.put(other, app(1)))).isEqualTo("429 RetryableError");
		assertThat(state(this.arm.get(BALANCER))).isEqualTo("200 Updating");
		this.arm.pass(4);
		assertThat(this.arm.put(other, app(1)).status()).isEqualTo(200);
		this.arm.settle();
		assertThat(this.arm.get(POOL).json().at("/properties/backendIPConfigurations")).hasSize(2);
	}

	@Test
	void aNodeTypeGrowsAndShrinks() {
		this.arm.put(SYSTEM, system(5));
		this.arm.put(APP, app(1));
		this.arm.settle();
		assertThat(state(this.arm.put(APP, app(3)))).isEqualTo("202 Updating");
		assertThat(code(this.arm.put(APP, app(4)))).isEqualTo("409 AnotherOperationInProgress");
		this.arm.settle();
		assertThat(this.arm.get(POOL).json().at("/properties/backendIPConfigurations")).hasSize(3);
		SimulatorResponse patched = this.arm.send("PATCH", APP, "{'sku':{'capacity':2}}");
		assertThat(state(patched)).isEqualTo("200 Updating");
		this.arm.settle();
		JsonNode app = this.arm.get(APP).json();
		assertThat(text(app, "/properties/vmInstanceCount")).isEqualTo("2");
		assertThat(text(app, "/sku/capacity")).isEqualTo("2");
		assertThat(this.arm.get(POOL).json().at("/properties/backendIPConfigurations")).hasSize(2);
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			'isPrimary':false   | 'isPrimary':true
			'vmInstanceCount':1 | 'vmInstanceCount':0
			'vmInstanceCount':1 | 'vmInstanceCount':101
			'priority':1000     | 'priority':999
			Standard_E80ids_v4  | E80
			'dataDiskSizeGB':128| 'dataDiskLetter':'S'
			'dataDiskSizeGB':128| 'dataDiskSizeGB':128,'placementProperties':{'NodeType':'App'}
			/userAssignedIdentities/app | /userAssignedIdentities/none
			""")
	void badValuesAreRefused(String right, String wrong) {
		String body = app(1);
		assertThat(body).contains(right);
		assertThat(code(unjudged().arm.put(APP, body.replace(right, wrong)))).isEqualTo("400 InvalidParameter");
	}

	@Test
	void theSizesThatNoClusterCanHaveAreListedAndRefused() {
		String sizes = SUBSCRIPTION + "/providers/Microsoft.ServiceFabric/locations/westus2/managedUnsupportedVMSizes";
		assertThat(this.arm.get(sizes).json().toString()).contains("Standard_B1s").doesNotContain("E80ids");
		assertThat(this.arm.get(sizes + "/Standard_B1s").status()).isEqualTo(200);
		assertThat(this.arm.get(sizes + "/Standard_E80ids_v4").status()).isEqualTo(404);
		assertThat(code(this.arm.put(APP, app(1).replace("Standard_E80ids_v4", "Standard_B1s"))))
			.isEqualTo("400 InvalidParameter");
	}

	@Test
	void aPrimaryNodeTypeHasFiveNodesOrMoreAndIsTheLastToGo() {
		assertThat(code(this.arm.put(SYSTEM, system(4)))).isEqualTo("400 InvalidParameter");
		this.arm.put(SYSTEM, system(5));
		this.arm.settle();
		assertThat(code(this.arm.put(SYSTEM, system(3)))).isEqualTo("400 InvalidParameter");
		SimulatorResponse refused = this.arm.delete(SYSTEM);
		assertThat(code(refused)).isEqualTo("400 InvalidParameter");
		assertThat(refused.json().toString()).contains("Cluster must have at least one active primary node type.");
		assertThat(code(unjudged().arm.put(CLUSTER + "/nodeTypes/LongerThan9", app(1))))
			.isEqualTo("400 InvalidParameter");
	}

	@Test
	void sizeAndFrontendsStayAsTheyWereMade() {
		this.arm.put(APP, app(1));
		this.arm.settle();
		assertThat(code(this.arm.put(APP, app(1).replace("E80ids_v4", "E64ids_v4")))).isEqualTo("400 InvalidParameter");
		assertThat(code(this.arm.put(APP, FabricArm.nodeType(false, "Standard_E80ids_v4", 1, ""))))
			.isEqualTo("400 InvalidParameter");
	}

	@Test
	void theProviderNeedsItsRolesOnTheLoadBalancerAndTheIdentity() {
		FabricArm without = new FabricArm(Arm.judged());
		without.role(SUBNET, FabricArm.NETWORK_CONTRIBUTOR, 1);
		without.arm.pass(30);
		without.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		without.arm.settle();
		assertThat(without.arm.put(APP, app(1)).json().toString()).contains("AuthorizationFailed", "loadBalancers");
		without.role(BALANCER, FabricArm.NETWORK_CONTRIBUTOR, 2);
		without.arm.pass(30);
		assertThat(without.arm.put(APP, app(1)).json().toString()).contains("AuthorizationFailed",
				"userAssignedIdentities/assign/action");
	}

	@Test
	void tooManyProcessorsFailTheOperation() {
		String usages = SUBSCRIPTION + "/providers/Microsoft.Compute/locations/westus2/usages?api-version=2025-04-01";
		this.arm.send("POST", "/simulator/actions/setQuota",
				"{'location':'westus2','family':'standardXEIDSv4Family','limit':100}");
		assertThat(this.arm.get(usages).json().toString()).contains(
				"\"limit\":100,\"unit\":\"Count\",\"currentValue\":0,\"name\":{\"value\":\"standardXEIDSv4Family\"");
		SimulatorResponse accepted = this.arm.put(APP, app(2));
		this.arm.settle();
		assertThat(text(this.fabric.poll(accepted), "/error/code")).isEqualTo("QuotaExceeded");
		assertThat(state(this.arm.get(APP))).isEqualTo("200 Failed");
		this.arm.put(APP, app(1));
		this.arm.settle();
		assertThat(state(this.arm.get(APP))).isEqualTo("200 Succeeded");
		assertThat(this.arm.get(usages).json().toString()).contains("\"currentValue\":80,");
	}

	@Test
	void aFullSubnetFailsTheOperation() {
		FabricArm small = unjudged();
		small.arm.put(SYSTEM, system(100));
		small.arm.put(CLUSTER + "/nodeTypes/More", FabricArm.nodeType(false, "Standard_D2s_v5", 100, ""));
		SimulatorResponse accepted = small.arm.put(APP, app(40).replace("Standard_E80ids_v4", "Standard_E8s_v4")
			.replace("'vmInstanceCount':40", "'vmInstanceCount':51"));
		small.arm.settle();
		assertThat(text(small.poll(accepted), "/error/code")).isEqualTo("SubnetIsFull");
	}

	@Test
	void whatFailedIsMendedByTheNextPut() {
		FabricArm broken = unjudged();
		broken.arm.simulator.arm(Fault.of(Fault.Kind.OPERATION_FAILED).withCode("SkuNotAvailable", "none left"));
		SimulatorResponse failed = broken.arm.put(APP, app(1));
		broken.arm.settle();
		assertThat(text(broken.poll(failed), "/error/code")).isEqualTo("SkuNotAvailable");
		assertThat(broken.arm.put(APP, app(1)).status()).isEqualTo(202);
		broken.arm.settle();
		assertThat(state(broken.arm.get(APP))).isEqualTo("200 Succeeded");
	}

	@Test
	void aHalfMadeNodeTypeIsOnlyMendedByDeletingIt() {
		FabricArm broken = unjudged();
		broken.arm.send("POST", "/simulator/faults", "{'kind':'halfMade','method':'PUT','name':'System'}");
		broken.arm.put(SYSTEM, system(5));
		broken.arm.settle();
		assertThat(state(broken.arm.get(SYSTEM))).isEqualTo("200 Failed");
		SimulatorResponse again = broken.arm.put(SYSTEM, system(5));
		broken.arm.settle();
		assertThat(text(broken.poll(again), "/error/message")).contains("has no scale set");
		assertThat(text(broken.arm.get(CLUSTER).json(), "/properties/clusterState")).isEqualTo("WaitingForNodes");
		assertThat(broken.arm.delete(SYSTEM).status()).isEqualTo(202);
		broken.arm.settle();
		assertThat(broken.arm.put(SYSTEM, system(5)).status()).isEqualTo(200);
		broken.arm.settle();
		assertThat(text(broken.arm.get(CLUSTER).json(), "/properties/clusterState")).isEqualTo("Ready");
	}

	@Test
	void nodesAreRestartedOneActionAtATime() {
		this.arm.put(APP, app(2));
		this.arm.settle();
		SimulatorResponse restart = this.arm.send("POST", APP + "/restart", "{'nodes':['App_0'],'force':false}");
		assertThat(restart.status()).isEqualTo(202);
		assertThat(text(this.fabric.poll(restart), "/percentComplete")).isEqualTo("0.0");
		assertThat(code(this.arm.send("POST", APP + "/reimage", "{'nodes':['App_1']}")))
			.isEqualTo("409 AnotherOperationInProgress");
		this.arm.settle();
		assertThat(this.arm.get(path(restart.header("Location"))).status()).isEqualTo(204);
		assertThat(code(this.arm.send("POST", APP + "/restart", "{'nodes':['App_7']}")))
			.isEqualTo("400 InvalidParameter");
	}

}
