package com.promptservice.controlplane.deployment;

import java.time.Duration;
import java.util.Map;

import com.promptservice.controlplane.azure.NetworkTraffic;
import com.promptservice.controlplane.cluster.ClusterScenario;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way to what is deployed: seen in Azure, and tried from a machine.
 */
@ResourceLock(ClusterScenario.ONE_WIRE)
class RegionTrafficTest {

	private static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/azureprompt_dp/providers/";

	private static final String BALANCER = GROUP + "Microsoft.Network/loadBalancers/kvs-wus2-01-ilb";

	private static final String SUBNET = GROUP
			+ "Microsoft.Network/virtualNetworks/kvstore-vnet-westus2/subnets/kvstore-subnet";

	private static final String MACHINE = GROUP + "Microsoft.Compute/virtualMachines/jump";

	private final ClusterScenario scenario = ClusterScenario.withRegion();

	@Test
	void what_is_deployed_is_reached_and_what_has_died_is_not() {
		NetworkTraffic traffic = this.scenario.traffic();
		assertThat(traffic.poolSize(BALANCER)).contains(0);
		assertThat(traffic.poolSize(BALANCER + "2")).isEmpty();
		this.scenario.created("kvs-wus2-01", 3);
		assertThat(traffic.poolSize(BALANCER)).contains(3);
		assertThat(traffic.into(SUBNET, "10.1.0.0/16", 8085))
			.as("Azure gave the subnet a group, whose default rule admits peered networks")
			.hasValueSatisfying((rule) -> {
				assertThat(rule.allowed()).isTrue();
				assertThat(rule.rule()).isEqualTo("AllowVnetInBound");
			});
		machine();
		assertThat(ports(this.scenario.testedFrom(MACHINE))).isEqualTo("8085 closed, 8086 closed");

		assertThat(this.scenario.deployments().upload("KVStoreServer", "1.0.0", Zips.server("1.0.0"))).isTrue();
		Operation deployed = this.scenario.carriedOut(this.scenario
			.deploy("{'cluster': 'kvs-wus2-01', 'package': {'name': 'KVStoreServer', 'version': '1.0.0'}}"));
		assertThat(deployed.status()).as(this.scenario.shown(deployed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(traffic.probes(BALANCER, 8085)).hasSize(3).containsValues(100.0);
		Operation tested = this.scenario.testedFrom(MACHINE);
		assertThat(ports(tested)).isEqualTo("8085 open, 8086 open");
		assertThat(tested.order().target()).isEqualTo("/regions/westus2");

		this.scenario.control("POST", "actions/setPortHealth",
				"{'cluster': 'kvs-wus2-01', 'port': 8086, 'healthy': false}");
		assertThat(Map.copyOf(traffic.probes(BALANCER, 8086))).hasSize(3).doesNotContainValue(100.0);
		assertThat(ports(this.scenario.testedFrom(MACHINE))).isEqualTo("8085 open, 8086 closed");
	}

	@Test
	void a_machine_that_is_not_there_fails_the_test_with_the_reason() {
		Operation failed = this.scenario.testedFrom(MACHINE);
		assertThat(failed.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.shown(failed)).contains("ResourceNotFound", "jump");
	}

	private void machine() {
		String networkInterface = GROUP + "Microsoft.Network/networkInterfaces/jump-nic";
		put(networkInterface + "?api-version=2025-03-01",
				"{'location':'westus2','properties':{'ipConfigurations':[{'name':'ip','properties':{'subnet':{'id':'"
						+ SUBNET + "'}}}]}}");
		put(MACHINE + "?api-version=2024-07-01",
				"{'location':'westus2','properties':{'hardwareProfile':{'vmSize':'Standard_B1s'},'osProfile':{'computerName':'jump','adminUsername':'operator','adminPassword':'Sesame-Open-1'},'networkProfile':{'networkInterfaces':[{'id':'"
						+ networkInterface + "'}]}}}");
	}

	private void put(String path, String body) {
		SimulatorResponse answer = this.scenario.azure("PUT", path, body.replace('\'', '"'));
		assertThat(answer.status()).as(String.valueOf(answer.json())).isLessThan(300);
		this.scenario.waitFor(Duration.ofMinutes(5));
	}

	/** What a test came to, in short. */
	private String ports(Operation tested) {
		assertThat(tested.status()).as(this.scenario.shown(tested)).isEqualTo(OperationStatus.Succeeded);
		StringBuilder text = new StringBuilder();
		this.scenario.tree(tested)
			.findValue("result")
			.get("ports")
			.forEach((port) -> text.append(text.isEmpty() ? "" : ", ")
				.append(port.get("port").asInt())
				.append(' ')
				.append(port.get("state").asString()));
		return text.toString();
	}

}
