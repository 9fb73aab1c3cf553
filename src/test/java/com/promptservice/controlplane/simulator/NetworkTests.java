package com.promptservice.controlplane.simulator;

import java.util.Map;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Microsoft.Network enforces.
 */
class NetworkTests {

	private static final String NSG = NETWORK + "networkSecurityGroups/nsg";

	private static final String ILB = NETWORK + "loadBalancers/ilb";

	private final Arm arm = Arm.judged();

	private SimulatorResponse subnet(String name, String prefix) {
		return this.arm.put(VNET + "/subnets/" + name, "{'properties':{'addressPrefix':'" + prefix + "'}}");
	}

	private SimulatorResponse balancer(String name, String address) {
		return this.arm.put(NETWORK + "loadBalancers/" + name,
				"{'location':'westus2','sku':{'name':'Standard'},'properties':{'frontendIPConfigurations':[{'name':'front','properties':{"
						+ ((address == null) ? ""
								: "'privateIPAllocationMethod':'Static','privateIPAddress':'" + address + "',")
						+ "'subnet':{'id':'" + VNET + "/subnets/one'}}}]}}");
	}

	@Test
	void aWriteIsUpdatingUntilItsOperationHasSucceeded() {
		this.arm.withGroup();
		SimulatorResponse created = this.arm.put(VNET,
				"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/16']}}}");
		assertThat(state(created)).isEqualTo("201 Updating");
		assertThat(created.header("Location")).isNull();
		String poll = created.header("Azure-AsyncOperation").replace("http://localhost", "");
		assertThat(this.arm.get(poll).json()).hasToString("{\"status\":\"InProgress\"}");
		this.arm.pass(4);
		assertThat(this.arm.get(poll).json()).hasToString("{\"status\":\"Succeeded\"}");
		assertThat(state(this.arm.get(VNET))).isEqualTo("200 Succeeded");
		assertThat(this.arm.get(VNET).header("ETag")).isEqualTo(this.arm.get(VNET).json().get("etag").asString());
	}

	@Test
	void aDeletionIsFollowedByBothOfItsUrls() {
		this.arm.withNetwork();
		SimulatorResponse deleted = this.arm.delete(VNET);
		assertThat(deleted.status()).isEqualTo(202);
		assertThat(deleted.body()).isEmpty();
		assertThat(deleted.header("Azure-AsyncNotification")).isEqualTo("Enabled");
		String location = deleted.header("Location").replace("http://localhost", "");
		assertThat(this.arm.get(location).status()).isEqualTo(202);
		assertThat(state(this.arm.get(VNET))).isEqualTo("200 Deleting");
		this.arm.pass(4);
		assertThat(this.arm.get(location).status()).isEqualTo(204);
		assertThat(code(this.arm.get(VNET))).isEqualTo("404 ResourceNotFound");
		assertThat(this.arm.delete(VNET).status()).isEqualTo(204);
	}

	@Test
	void parentsComeFirst() {
		assertThat(code(subnet("one", "10.0.0.0/24"))).isEqualTo("404 ResourceGroupNotFound");
		this.arm.withGroup();
		assertThat(code(subnet("one", "10.0.0.0/24"))).isEqualTo("404 ParentResourceNotFound");
		this.arm.withNetwork();
		assertThat(code(this.arm.get(VNET + "/subnets/two"))).isEqualTo("404 NotFound");
	}

	@Nested
	class Subnets {

		@Test
		void lieInsideTheirNetworkAndApartFromEachOther() {
			NetworkTests.this.arm.withNetwork();
			assertThat(code(subnet("two", "10.1.0.0/24"))).isEqualTo("400 NetcfgInvalidSubnet");
			assertThat(code(subnet("two", "10.0.0.128/25"))).isEqualTo("400 NetcfgSubnetRangesOverlap");
			assertThat(code(subnet("two", "10.0.1.7/24"))).isEqualTo("400 InvalidCIDRNotation");
			assertThat(code(subnet("two", "nonsense"))).isEqualTo("400 InvalidAddressPrefixFormat");
			assertThat(state(subnet("two", "10.0.1.0/24"))).isEqualTo("201 Updating");
		}

		@Test
		void vanishWhenTheBodyOfTheirNetworkLeavesThemOut() {
			NetworkTests.this.arm.withNetwork();
			String body = "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/16']}}}";
			balancer("ilb", null);
			NetworkTests.this.arm.settle();
			assertThat(code(NetworkTests.this.arm.put(VNET, body))).isEqualTo("400 InUseSubnetCannotBeDeleted");
			NetworkTests.this.arm.delete(ILB);
			NetworkTests.this.arm.settle();
			assertThat(state(NetworkTests.this.arm.put(VNET, body))).isEqualTo("200 Updating");
			assertThat(NetworkTests.this.arm.get(VNET + "/subnets").json().get("value")).isEmpty();
		}

		@Test
		void stayWhereTheyAreWhileTheyAreUsed() {
			NetworkTests.this.arm.withNetwork();
			balancer("ilb", "10.0.0.4");
			NetworkTests.this.arm.settle();
			assertThat(code(subnet("one", "10.0.2.0/24"))).isEqualTo("400 InUsePrefixCannotBeDeleted");
			assertThat(code(NetworkTests.this.arm.delete(VNET + "/subnets/one")))
				.isEqualTo("400 InUseSubnetCannotBeDeleted");
		}

	}

	@Test
	void aNetworkHasOneWriterAtATime() {
		this.arm.withNetwork();
		subnet("two", "10.0.1.0/24");
		assertThat(code(subnet("three", "10.0.2.0/24"))).isEqualTo("409 AnotherOperationInProgress");
		assertThat(code(this.arm.delete(VNET))).isEqualTo("409 AnotherOperationInProgress");
		SimulatorResponse busy = balancer("ilb", "10.0.0.4");
		assertThat(code(busy)).isEqualTo("429 RetryableError");
		assertThat(busy.json().toString()).contains("ReferencedResourceNotProvisioned");
		assertThat(busy.header("Retry-After")).isEqualTo("10");
		this.arm.settle();
		assertThat(balancer("ilb", "10.0.0.4").status()).isEqualTo(201);
		assertThat(code(subnet("three", "10.0.2.0/24"))).isEqualTo("409 AnotherOperationInProgress");
	}

	@Test
	void aStaleVersionIsRefused() {
		this.arm.withNetwork();
		String etag = this.arm.get(VNET + "/subnets/one").json().get("etag").asString();
		subnet("one", "10.0.0.0/24");
		this.arm.settle();
		SimulatorRequest stale = new SimulatorRequest("DELETE",
				java.net.URI.create(VNET + "/subnets/one?api-version=2025-03-01"), Map.of("If-Match", etag),
				new byte[0]);
		assertThat(code(this.arm.simulator.handle(stale))).isEqualTo("412 PreconditionFailed");
	}

	@Nested
	class SecurityGroups {

		private SimulatorResponse rule(String name, int priority) {
			return NetworkTests.this.arm.put(NSG + "/securityRules/" + name,
					"{'properties':{'protocol':'Tcp','access':'Allow','direction':'Inbound','priority':" + priority
							+ ",'sourceAddressPrefix':'*','sourcePortRange':'*','destinationAddressPrefix':'*','destinationPortRange':'8085'}}");
		}

		@Test
		void keepTheirRulesApart() {
			NetworkTests.this.arm.withGroup();
			NetworkTests.this.arm.put(NSG, "{'location':'westus2'}");
			NetworkTests.this.arm.settle();
			assertThat(state(rule("a", 1000))).isEqualTo("201 Updating");
			NetworkTests.this.arm.settle();
			assertThat(code(rule("b", 1000))).isEqualTo("400 SecurityRuleConflict");
			assertThat(NetworkTests.this.arm.get(NSG).json().get("properties").get("securityRules")).hasSize(1);
			assertThat(NetworkTests.this.arm.get(NSG).json().get("properties").get("defaultSecurityRules")).hasSize(6);
		}

		@Test
		void stayWhileASubnetUsesThem() {
			NetworkTests.this.arm.withNetwork();
			NetworkTests.this.arm.put(NSG, "{'location':'westus2'}");
			NetworkTests.this.arm.settle();
			NetworkTests.this.arm.put(VNET + "/subnets/one",
					"{'properties':{'addressPrefix':'10.0.0.0/24','networkSecurityGroup':{'id':'" + NSG + "'}}}");
			NetworkTests.this.arm.settle();
			assertThat(code(NetworkTests.this.arm.delete(NSG)))
				.isEqualTo("400 InUseNetworkSecurityGroupCannotBeDeleted");
			assertThat(NetworkTests.this.arm.get(NSG).json().get("properties").get("subnets")).hasSize(1);
		}

	}

	@Nested
	class LoadBalancers {

		@Test
		void takeOnlyAddressesThatTheyMayHave() {
			NetworkTests.this.arm.withNetwork();
			assertThat(code(balancer("ilb", "10.0.1.4"))).isEqualTo("400 PrivateIPAddressNotInSubnet");
			assertThat(code(balancer("ilb", "10.0.0.3"))).isEqualTo("400 PrivateIPAddressInReservedRange");
			assertThat(code(balancer("ilb", "10.0.0.255"))).isEqualTo("400 PrivateIPAddressInReservedRange");
			assertThat(state(balancer("ilb", "10.0.0.4"))).isEqualTo("201 Succeeded");
			NetworkTests.this.arm.settle();
			assertThat(code(balancer("other", "10.0.0.4"))).isEqualTo("400 PrivateIPAddressIsAllocated");
			assertThat(balancer("other", null).json().toString()).contains("10.0.0.5");
			NetworkTests.this.arm.settle();
			assertThat(state(balancer("ilb", "10.0.0.4"))).isEqualTo("200 Succeeded");
		}

		@Test
		void referOnlyToWhatIsThere() {
			NetworkTests.this.arm.withGroup();
			assertThat(code(balancer("ilb", "10.0.0.4"))).isEqualTo("400 InvalidResourceReference");
			String rule = "{'location':'westus2','properties':{'loadBalancingRules':[{'name':'r','properties':{'protocol':'Tcp','frontendPort':1,'backendPort':1,'probe':{'id':'"
					+ ILB + "/probes/none'}}}]}}";
			assertThat(code(NetworkTests.this.arm.put(ILB, rule))).isEqualTo("400 InvalidResourceReference");
		}

		@Test
		void keepPoolsThatTheirRulesUse() {
			NetworkTests.this.arm.withGroup();
			NetworkTests.this.arm.put(ILB,
					"{'location':'westus2','properties':{'backendAddressPools':[{'name':'p'}],'loadBalancingRules':[{'name':'r','properties':{'protocol':'Tcp','frontendPort':1,'backendPort':1,'backendAddressPool':{'id':'"
							+ ILB + "/backendAddressPools/p'}}}]}}");
			NetworkTests.this.arm.settle();
			assertThat(code(NetworkTests.this.arm.delete(ILB + "/backendAddressPools/p")))
				.isEqualTo("400 InUseBackendAddressPoolCannotBeDeleted");
			assertThat(NetworkTests.this.arm.get(ILB + "/backendAddressPools/p").json().toString())
				.contains("loadBalancingRules/r");
			assertThat(NetworkTests.this.arm.get(GROUP).status()).isEqualTo(200);
		}

	}

}
