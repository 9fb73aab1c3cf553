package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static com.promptservice.controlplane.simulator.FabricArm.SUBNET;
import static com.promptservice.controlplane.simulator.FabricArm.SYSTEM;
import static com.promptservice.controlplane.simulator.FabricArm.cluster;
import static com.promptservice.controlplane.simulator.FabricArm.path;
import static com.promptservice.controlplane.simulator.FabricArm.system;
import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Managed clusters as the recordings of real ones show them.
 */
class ClusterTests {

	private final FabricArm fabric = new FabricArm(Arm.judged());

	private final Arm arm = this.fabric.arm;

	@Test
	void aClusterIsMadeWithoutNodesAndItsOperationSaysCreatedUntilItEnds() {
		this.fabric.withRoles();
		SimulatorResponse made = this.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		assertThat(state(made)).isEqualTo("200 Creating");
		assertThat(made.header("Location")).isNull();
		assertThat(made.header("Retry-After")).isNull();
		assertThat(made.header("Azure-AsyncOperation")).contains("/managedclusteroperations/")
			.hasSizeBetween(4_000, 5_000);
		assertThat(made.json().toString()).doesNotContain("Sesame", "clusterState", "fqdn");
		List<String> seen = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			JsonNode poll = this.fabric.poll(made);
			seen.add(text(poll, "/status") + " " + text(poll, "/percentComplete") + " " + text(poll, "/endTime"));
			this.arm.pass(74);
		}
		assertThat(seen).containsExactly("Created 30.0 0001-01-01T00:00:00", "Created 40.0 0001-01-01T00:00:00",
				"Created 52.0 0001-01-01T00:00:00");
		assertThat(text(this.fabric.poll(made), "/status")).isEqualTo("Succeeded");
		JsonNode properties = this.arm.get(CLUSTER).json().get("properties");
		assertThat(text(properties, "/provisioningState")).isEqualTo("Succeeded");
		assertThat(text(properties, "/clusterState")).isEqualTo("WaitingForNodes");
		assertThat(text(properties, "/fqdn")).isEqualTo("kvs-wus2-01.westus2.cloudapp.azure.com");
		assertThat(text(properties, "/clusterCertificateThumbprints/0")).matches("[0-9A-F]{40}");
	}

	@Test
	void theAddressOfAnOperationLeadsNowhereWithoutItsSignature() {
		this.fabric.withRoles();
		String url = path(this.arm.put(CLUSTER, cluster("kvs-wus2-01")).header("Azure-AsyncOperation"));
		SimulatorRequest cut = SimulatorRequest.of("GET", url.substring(0, url.indexOf("&c=")));
		assertThat(code(this.arm.simulator.handle(cut))).isEqualTo("403 AuthorizationFailed");
	}

	@Test
	void theClusterBecomesReadyAsItsPrimaryNodesCome() {
		this.fabric.withRoles();
		this.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		this.arm.settle();
		this.arm.put(SYSTEM, system(5));
		List<String> states = new ArrayList<>();
		for (int i = 0; i <= 5; i++) {
			states.add(text(this.arm.get(CLUSTER).json(), "/properties/clusterState"));
			this.arm.pass(195);
		}
		assertThat(states).containsExactly("WaitingForNodes", "WaitingForNodes", "WaitingForNodes", "Deploying",
				"BaselineUpgrade", "Ready");
	}

	@Test
	void theProviderNeedsItsRoleOnTheSubnetAndTimeForItToWork() {
		SimulatorResponse refused = this.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		assertThat(code(refused)).isEqualTo("403 AuthorizationFailed");
		assertThat(refused.json().toString()).contains("33333333-3333-3333-3333-333333333333", "subnets/join/action");
		this.fabric.role(SUBNET, FabricArm.NETWORK_CONTRIBUTOR, 1);
		assertThat(this.arm.put(CLUSTER, cluster("kvs-wus2-01")).status()).isEqualTo(403);
		this.arm.pass(30);
		assertThat(this.arm.put(CLUSTER, cluster("kvs-wus2-01")).status()).isEqualTo(200);
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					'dnsName':'kvs-wus2-01'       | 'dnsName':'Bad_Name'
					'adminUserName':'kvsadmin'    | 'adminUserName':'administrator'
					'adminPassword':'Sesame-Open-1' | 'adminPassword':'sesameopen'
					'name':'Standard'             | 'name':'Premium'
					123BDACDCDFB2C7B250192C6078E47D1E1DB119B | ABC
					'subnetId':'                  | 'networkSecurityRules':[{'name':'r','protocol':'tcp','access':'allow','direction':'inbound','priority':100}],'subnetId':'
					/subnets/one                  | /subnets/none
					""")
	void badValuesAreRefused(String right, String wrong) {
		this.fabric.withRoles();
		FabricArm unjudged = new FabricArm(Arm.unjudged()).withRoles();
		String body = cluster("kvs-wus2-01");
		assertThat(body).contains(right);
		assertThat(code(unjudged.arm.put(CLUSTER, body.replace(right, wrong)))).isEqualTo("400 InvalidParameter");
		assertThat(code(unjudged.arm.put(CLUSTERS + "Kvs", body))).isEqualTo("400 InvalidParameter");
	}

	@Test
	void theNameInTheDomainIsUniqueInTheRegion() {
		this.fabric.withCluster();
		this.arm.pass(10);
		assertThat(code(this.arm.put(CLUSTERS + "kvs-wus2-02", cluster("kvs-wus2-01"))))
			.isEqualTo("400 DnsRecordInUse");
		String check = Arm.SUBSCRIPTION
				+ "/providers/Microsoft.Network/locations/westus2/CheckDnsNameAvailability?domainNameLabel=%s&api-version=2025-03-01";
		assertThat(this.arm.get(check.formatted("kvs-wus2-01")).json()).hasToString("{\"available\":false}");
		assertThat(this.arm.get(check.formatted("kvs-wus2-02")).json()).hasToString("{\"available\":true}");
	}

	@Test
	void anUpdateIsAcceptedWithoutThePasswordAndOneChangeRunsAtATime() {
		this.fabric.withCluster();
		String body = cluster("kvs-wus2-01").replace("'adminPassword':'Sesame-Open-1',", "").replace("123B", "456B");
		SimulatorResponse updated = this.arm.put(CLUSTER, body);
		assertThat(state(updated)).isEqualTo("202 Updating");
		assertThat(updated.header("Location")).contains("/managedclusteroperationresults/");
		assertThat(code(this.arm.put(CLUSTER, body))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(code(this.arm.put(SYSTEM, system(6)))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(this.arm.get(path(updated.header("Location"))).status()).isEqualTo(202);
		this.arm.settle();
		SimulatorResponse result = this.arm.get(path(updated.header("Location")));
		assertThat(state(result)).isEqualTo("200 Succeeded");
		assertThat(result.json().toString()).contains("456B", "\"clusterState\":\"Ready\"");
	}

	@Test
	void whatIsFixedStaysAndPatchKnowsOnlyTags() {
		this.fabric.withCluster();
		String body = cluster("kvs-wus2-01");
		assertThat(code(this.arm.put(CLUSTER, cluster("other")))).isEqualTo("400 InvalidParameter");
		assertThat(code(this.arm.put(CLUSTER, body.replace("kvsadmin", "boss")))).isEqualTo("400 InvalidParameter");
		assertThat(code(this.arm.put(CLUSTER, body.replace(",'subnetId':'" + SUBNET + "'", ""))))
			.isEqualTo("400 InvalidParameter");
		assertThat(code(this.arm.put(CLUSTER, body.replace("westus2'", "eastus'"))))
			.isEqualTo("409 InvalidResourceLocation");
		SimulatorResponse patched = this.arm.send("PATCH", CLUSTER, "{'tags':{'a':'b'}}");
		assertThat(state(patched)).isEqualTo("200 Succeeded");
		assertThat(patched.json().get("tags")).hasToString("{\"a\":\"b\"}");
		FabricArm unjudged = new FabricArm(Arm.unjudged()).withCluster();
		assertThat(unjudged.arm.send("PATCH", CLUSTER, "{'properties':{}}").status()).isEqualTo(400);
	}

	@Test
	void theProviderFillsAGroupOfItsOwnAndGuardsTheSubnet() {
		this.fabric.withCluster();
		List<String> made = this.arm.simulator.resources()
			.stream()
			.map(SimulatedResource::id)
			.filter((id) -> id.contains("/SFC_"))
			.map((id) -> id.substring(id.indexOf("/SFC_") + 41))
			.toList();
		assertThat(made).containsExactlyInAnyOrder("", "/providers/Microsoft.Compute/virtualMachineScaleSets/App",
				"/providers/Microsoft.Compute/virtualMachineScaleSets/System",
				"/providers/Microsoft.Network/loadBalancers/LB-kvs-wus2-01",
				"/providers/Microsoft.Network/networkSecurityGroups/SF-kvs-wus2-01",
				"/providers/Microsoft.Network/publicIPAddresses/PublicIP-kvs-wus2-01");
		String guard = text(this.arm.get(SUBNET).json(), "/properties/networkSecurityGroup/id");
		assertThat(guard).endsWith("/networkSecurityGroups/SF-kvs-wus2-01");
		assertThat(code(this.arm.put(guard, "{'location':'westus2'}")))
			.isEqualTo("403 DenyAssignmentAuthorizationFailed");
		assertThat(code(this.arm.delete(guard.substring(0, guard.indexOf("/providers/")))))
			.isEqualTo("403 DenyAssignmentAuthorizationFailed");
		assertThat(this.arm.get(guard).status()).isEqualTo(200);
	}

	@Test
	void clustersThatJoinOneNetworkAtTheSameTimeTakeTurns() {
		this.fabric.withRoles();
		assertThat(this.arm.put(CLUSTER, cluster("kvs-wus2-01")).status()).isEqualTo(200);
		assertThat(code(this.arm.put(CLUSTERS + "kvs-wus2-02", cluster("kvs-wus2-02"))))
			.isEqualTo("429 RetryableError");
		assertThat(code(this.arm.put(SUBNET, "{'properties':{'addressPrefix':'10.0.0.0/24'}}")))
			.isEqualTo("409 AnotherOperationInProgress");
		this.arm.pass(4);
		assertThat(this.arm.put(CLUSTERS + "kvs-wus2-02", cluster("kvs-wus2-02")).status()).isEqualTo(200);
		this.arm.settle();
		assertThat(this.arm.get(CLUSTERS.substring(0, CLUSTERS.length() - 1)).json().get("value")).hasSize(2);
	}

	@Test
	void theCertificateOfAClusterRotates() {
		this.fabric.withCluster();
		String before = text(this.arm.get(CLUSTER).json(), "/properties/clusterCertificateThumbprints/0");
		SimulatorResponse rotated = this.arm.send("POST", "/simulator/actions/rotateClusterCertificate",
				"{'cluster':'kvs-wus2-01'}");
		String after = text(this.arm.get(CLUSTER).json(), "/properties/clusterCertificateThumbprints/0");
		assertThat(text(rotated.json(), "/clusterCertificateThumbprints/0")).isEqualTo(after).isNotEqualTo(before);
	}

	@Test
	void theSubnetKeepsItsGuardAsLongAsAClusterIsInIt() {
		this.fabric.withCluster();
		this.arm.put(CLUSTERS + "kvs-wus2-02", cluster("kvs-wus2-02"));
		this.arm.settle();
		this.arm.delete(CLUSTER);
		this.arm.settle();
		assertThat(text(this.arm.get(SUBNET).json(), "/properties/networkSecurityGroup/id"))
			.endsWith("/networkSecurityGroups/SF-kvs-wus2-02");
	}

	@Test
	void aDeletedClusterTakesItsGroupAlongAndNothingIsSaidOfItAnyMore() {
		this.fabric.withCluster();
		SimulatorResponse deleted = this.arm.delete(CLUSTER);
		assertThat(state(deleted)).isEqualTo("202 Deleting");
		assertThat(text(this.fabric.poll(deleted), "/percentComplete")).isEqualTo("70.0");
		assertThat(this.arm.delete(CLUSTER).status()).isEqualTo(202);
		this.arm.settle();
		assertThat(this.arm.get(path(deleted.header("Location"))).status()).isEqualTo(204);
		SimulatorResponse gone = this.arm.get(CLUSTER);
		assertThat(gone.status()).isEqualTo(404);
		assertThat(gone.body()).isEmpty();
		assertThat(this.arm.delete(CLUSTER).status()).isEqualTo(204);
		assertThat(this.arm.simulator.resources()).noneMatch((resource) -> resource.id().contains("SFC_"));
		assertThat(text(this.arm.get(SUBNET).json(), "/properties/networkSecurityGroup/id")).isNull();
		assertThat(this.arm.delete(FabricArm.BALANCER).status()).isEqualTo(202);
	}

	@Test
	void aClusterThatWasNeverThereIsNotFoundInWords() {
		this.arm.withGroup();
		assertThat(code(this.arm.get(CLUSTER))).isEqualTo("404 ResourceNotFound");
		assertThat(code(this.arm.get(SYSTEM))).isEqualTo("404 ParentResourceNotFound");
	}

	@Test
	void aClusterIsDeletedFromAnyState() {
		FabricArm broken = new FabricArm(Arm.unjudged()).withRoles();
		broken.arm.simulator.arm(Fault.of(Fault.Kind.ENDLESS).on("PUT", null, "kvs-wus2-01"));
		SimulatorResponse endless = broken.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		broken.arm.pass(100_000);
		assertThat(state(broken.arm.get(CLUSTER))).isEqualTo("200 Creating");
		assertThat(code(broken.arm.put(SYSTEM, system(5)))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(broken.arm.delete(CLUSTER).status()).isEqualTo(202);
		assertThat(text(broken.poll(endless), "/status")).isEqualTo("Canceled");
		broken.arm.settle();
		assertThat(broken.arm.get(CLUSTER).status()).isEqualTo(404);
	}

	@Test
	void aClusterWhoseCreationFailedIsMadeByTheNextPut() {
		FabricArm broken = new FabricArm(Arm.unjudged()).withRoles();
		broken.arm.simulator.arm(Fault.of(Fault.Kind.OPERATION_FAILED).withCode("InternalError", "sorry"));
		SimulatorResponse failed = broken.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		broken.arm.settle();
		assertThat(text(broken.poll(failed), "/error/code")).isEqualTo("InternalError");
		assertThat(state(broken.arm.get(CLUSTER))).isEqualTo("200 Failed");
		assertThat(code(broken.arm.put(SYSTEM, system(5)))).isEqualTo("409 ClusterNotReady");
		assertThat(broken.arm.put(CLUSTER, cluster("kvs-wus2-01")).status()).isEqualTo(202);
		broken.arm.settle();
		assertThat(text(broken.arm.get(CLUSTER).json(), "/properties/clusterState")).isEqualTo("WaitingForNodes");
	}

	@Test
	void exchangesHoldNoPassword() {
		var log = com.promptservice.controlplane.simulator.core.ExchangeLog.inMemory();
		var simulator = Simulator.recording(new SettableClock(),
				com.promptservice.controlplane.simulator.core.Durations.scaledBy(1), 1, log);
		simulator.handle(SimulatorRequest.of("PUT", CLUSTER + "?api-version=2024-04-01",
				cluster("kvs-wus2-01").replace('\'', '"')));
		assertThat(log.export(true)).contains("REDACTED").doesNotContain("Sesame");
		assertThat(simulator.handle(SimulatorRequest.of("GET", GROUP + "?api-version=2025-04-01")).status())
			.isEqualTo(404);
	}

}
