package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deleting a resource group with everything in it.
 */
class GroupDeletionTests {

	private static final String OTHER = SUBSCRIPTION + "/resourceGroups/other";

	private final Arm arm = Arm.unjudged();

	private static String path(SimulatorResponse deleted) {
		return deleted.header("Location").replace("http://localhost", "");
	}

	@Test
	void what_is_in_use_only_inside_the_group_goes_with_it() {
		new FabricArm(this.arm).withCluster();
		SimulatorResponse deleted = this.arm.delete(GROUP);
		this.arm.pass(100);
		assertThat(this.arm.get(path(deleted)).status()).isEqualTo(202);
		this.arm.settle();
		assertThat(this.arm.get(path(deleted)).status()).isEqualTo(200);
		assertThat(this.arm.simulator.resources()).isEmpty();
	}

	@Test
	void what_another_group_needs_keeps_the_group_and_itself() {
		this.arm.withNetwork();
		this.arm.put(NETWORK + "networkSecurityGroups/free", "{'location':'westus2'}");
		this.arm.put(OTHER, "{'location':'westus2'}");
		String balancer = OTHER + "/providers/Microsoft.Network/loadBalancers/ilb";
		this.arm.put(balancer,
				"{'location':'westus2','sku':{'name':'Standard'},'properties':{'frontendIPConfigurations':[{'name':'front','properties':{'subnet':{'id':'"
						+ Arm.VNET + "/subnets/one'}}}]}}");
		this.arm.settle();
		SimulatorResponse deleted = this.arm.delete(GROUP);
		this.arm.settle();
		SimulatorResponse blocked = this.arm.get(path(deleted));
		assertThat(code(blocked)).isEqualTo("409 ResourceGroupDeletionBlocked");
		assertThat(blocked.json().toString()).contains("Microsoft.Network/virtualNetworks/hub",
				"InUseSubnetCannotBeDeleted", balancer);
		assertThat(state(this.arm.get(GROUP))).isEqualTo("200 Succeeded");
		assertThat(state(this.arm.get(Arm.VNET))).isEqualTo("200 Succeeded");
		assertThat(code(this.arm.get(NETWORK + "networkSecurityGroups/free"))).isEqualTo("404 ResourceNotFound");

		this.arm.delete(balancer);
		this.arm.settle();
		SimulatorResponse again = this.arm.delete(GROUP);
		this.arm.settle();
		assertThat(this.arm.get(path(again)).status()).isEqualTo(200);
		assertThat(code(this.arm.get(GROUP))).isEqualTo("404 ResourceGroupNotFound");
	}

	@Test
	void asking_twice_follows_the_same_deletion() {
		this.arm.withGroup();
		assertThat(path(this.arm.delete(GROUP))).isEqualTo(path(this.arm.delete(GROUP)));
	}

}
