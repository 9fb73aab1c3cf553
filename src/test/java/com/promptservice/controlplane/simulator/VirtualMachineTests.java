package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.PeeredNetworks.HUB;
import static com.promptservice.controlplane.simulator.PeeredNetworks.OURS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static com.promptservice.controlplane.simulator.PeeredNetworks.THEIRS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.body;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Virtual machines run scripts, and those see the network as it is.
 */
class VirtualMachineTests {

	private static final String MACHINES = "/providers/Microsoft.Compute/virtualMachines/";

	private static final String JUMP = GROUP + MACHINES + "jump";

	private static final String THEIR_GROUP = SPOKE.substring(0, SPOKE.indexOf("/providers/"));

	private static final String LOOK = "for port in 8085 8086; do if nc -z -w 5 10.0.0.4 $port; then echo $port open; else echo $port closed; fi; done";

	private final Arm arm = Arm.judged();

	private SimulatorResponse networkInterface(String id, String subnet) {
		return this.arm.put(id,
				"{'location':'westus2','properties':{'ipConfigurations':[{'name':'ip','properties':{'subnet':{'id':'"
						+ subnet + "'}}}]}}");
	}

	private static String machine(String networkInterface) {
		return "{'location':'westus2','properties':{'hardwareProfile':{'vmSize':'Standard_B1s'},'osProfile':{'computerName':'jump','adminUsername':'operator','adminPassword':'Sesame-Open-1'},'networkProfile':{'networkInterfaces':[{'id':'"
				+ networkInterface + "'}]}}}";
	}

	private SimulatorResponse make(String group, String subnet) {
		String networkInterface = group + "/providers/Microsoft.Network/networkInterfaces/jump-nic";
		networkInterface(networkInterface, subnet);
		this.arm.settle();
		SimulatorResponse made = this.arm.put(group + MACHINES + "jump", machine(networkInterface));
		this.arm.settle();
		return made;
	}

	private static String command(String script) {
		return "{'commandId':'RunShellScript','script':['" + script + "']}";
	}

	/** What a script writes on a machine. */
	private String run(String machine, String script) {
		SimulatorResponse accepted = this.arm.send("POST", machine + "/runCommand", command(script));
		assertThat(accepted.status()).as(new String(accepted.body())).isEqualTo(202);
		this.arm.settle();
		JsonNode result = this.arm.get(FabricArm.path(accepted.header("Location"))).json();
		String message = result.at("/value/0/message").asString();
		assertThat(message).startsWith("Enable succeeded: \n[stdout]\n").contains("\n[stderr]\n");
		return message.substring(message.indexOf("[stdout]\n") + 9, message.indexOf("\n[stderr]")).trim();
	}

	@Test
	void a_machine_is_made_looked_at_stopped_and_deleted() {
		this.arm.withNetwork();
		SimulatorResponse made = make(GROUP, VNET + "/subnets/one");
		assertThat(Arm.state(made)).isEqualTo("201 Creating");
		assertThat(made.header("Azure-AsyncOperation")).contains("/Microsoft.Compute/locations/westus2/operations/");
		JsonNode machine = this.arm.get(JUMP + "?$expand=instanceView").json();
		assertThat(machine.at("/properties/provisioningState").asString()).isEqualTo("Succeeded");
		assertThat(machine.at("/properties/instanceView/statuses/1/code").asString()).isEqualTo("PowerState/running");
		assertThat(machine.toString()).doesNotContain("Sesame", "powerState\":\"");
		String networkInterface = NETWORK + "networkInterfaces/jump-nic";
		JsonNode card = this.arm.get(networkInterface).json().get("properties");
		assertThat(card.at("/ipConfigurations/0/properties/privateIPAddress").asString()).isEqualTo("10.0.0.4");
		assertThat(card.at("/virtualMachine/id").asString()).isEqualTo(JUMP);
		assertThat(Arm.code(this.arm.delete(networkInterface))).isEqualTo("400 NicInUse");
		assertThat(Arm.code(this.arm.delete(VNET))).isEqualTo("400 InUseSubnetCannotBeDeleted");
		assertThat(this.arm.get(GROUP + MACHINES.substring(0, MACHINES.length() - 1)).json().get("value")).hasSize(1);
		assertThat(this.arm.send("POST", JUMP + "/deallocate", "").status()).isEqualTo(202);
		this.arm.settle();
		assertThat(this.arm.get(JUMP + "/instanceView").json().at("/statuses/1/code").asString())
			.isEqualTo("PowerState/deallocated");
		assertThat(Arm.code(this.arm.send("POST", JUMP + "/runCommand", command("echo"))))
			.isEqualTo("409 OperationNotAllowed");
		SimulatorResponse deleted = this.arm.delete(JUMP);
		assertThat(deleted.status()).isEqualTo(202);
		this.arm.settle();
		assertThat(this.arm.get(FabricArm.path(deleted.header("Location"))).status()).isEqualTo(200);
		assertThat(this.arm.get(JUMP).status()).isEqualTo(404);
		assertThat(this.arm.delete(JUMP).status()).isEqualTo(204);
		assertThat(this.arm.delete(networkInterface).status()).isEqualTo(202);
		this.arm.settle();
		assertThat(this.arm.delete(VNET).status()).isEqualTo(202);
	}

	@Test
	void what_a_machine_can_not_be_made_of_is_refused() {
		this.arm.withNetwork();
		String networkInterface = NETWORK + "networkInterfaces/jump-nic";
		assertThat(Arm.code(this.arm.put(JUMP, machine(networkInterface)))).isEqualTo("404 NotFound");
		assertThat(Arm.code(this.arm.put(JUMP, machine(networkInterface).replace("Standard_B1s", "Huge"))))
			.isEqualTo("400 InvalidParameter");
		assertThat(Arm.code(networkInterface(networkInterface, VNET + "/subnets/none")))
			.isEqualTo("400 InvalidResourceReference");
		make(GROUP, VNET + "/subnets/one");
		assertThat(Arm.code(this.arm.put(JUMP + "2", machine(networkInterface)))).isEqualTo("400 NicInUse");
		assertThat(Arm.code(this.arm.send("POST", JUMP + "2/runCommand", command("echo"))))
			.isEqualTo("404 ResourceNotFound");
		assertThat(Arm.code(this.arm.send("POST", JUMP + "/runCommand", "{'commandId':'RunPowerShellScript'}")))
			.isEqualTo("400 InvalidParameter");
		this.arm.send("POST", "/simulator/actions/setQuota",
				"{'location':'westus2','family':'standardBSFamily','limit':1}");
		assertThat(Arm.code(this.arm.put(JUMP + "2", machine(networkInterface)))).isEqualTo("409 OperationNotAllowed");
	}

	@Test
	void a_script_is_followed_and_its_failure_is_the_operations() {
		this.arm.withNetwork();
		make(GROUP, VNET + "/subnets/one");
		SimulatorResponse accepted = this.arm.send("POST", JUMP + "/runCommand",
				"{'commandId':'RunShellScript','script':['echo \\'$1 on $(hostname)\\'','echo oops >&2','exit $2'],'parameters':[{'name':'who','value':'me'},{'name':'code','value':'0'}]}"
					.replace("\\'", "\\\""));
		assertThat(accepted.header("Retry-After")).isEqualTo("10");
		String operation = FabricArm.path(accepted.header("Azure-AsyncOperation"));
		String location = FabricArm.path(accepted.header("Location"));
		assertThat(this.arm.get(operation).json().get("status").asString()).isEqualTo("InProgress");
		assertThat(this.arm.get(location).status()).isEqualTo(202);
		assertThat(Arm.code(this.arm.send("POST", JUMP + "/runCommand", command("echo")))).isEqualTo("409 Conflict");
		this.arm.settle();
		JsonNode done = this.arm.get(operation).json();
		assertThat(done.at("/properties/output")).isEqualTo(this.arm.get(location).json());
		assertThat(done.at("/properties/output/value/0/code").asString()).isEqualTo("ProvisioningState/succeeded");
		assertThat(done.at("/properties/output/value/0/message").asString())
			.isEqualTo("Enable succeeded: \n[stdout]\nme on jump\n\n[stderr]\noops\n");
		accepted = this.arm.send("POST", JUMP + "/runCommand", command("echo so far; exit 3"));
		this.arm.settle();
		JsonNode failed = this.arm.get(FabricArm.path(accepted.header("Azure-AsyncOperation"))).json();
		assertThat(failed.get("status").asString()).isEqualTo("Failed");
		assertThat(failed.at("/error/code").asString()).isEqualTo("VMExtensionProvisioningError");
		assertThat(failed.at("/error/message").asString()).contains("exit status=3", "[stdout]\nso far\n");
		assertThat(Arm.code(this.arm.get(FabricArm.path(accepted.header("Location")))))
			.isEqualTo("409 VMExtensionProvisioningError");
		assertThat(this.arm.get(location).status()).as("what an older script wrote is gone").isEqualTo(200);
	}

	@Test
	void a_machine_in_the_network_reaches_the_ports_that_answer() {
		Deployed deployed = new Deployed(this.arm);
		make(GROUP, VNET + "/subnets/one");
		assertThat(run(JUMP, LOOK)).isEqualTo("8085 closed\n8086 closed");
		deployed.withApplication("1.0.0");
		assertThat(run(JUMP, LOOK)).isEqualTo("8085 open\n8086 open");
		this.arm.send("POST", "/simulator/actions/setPortHealth",
				"{'cluster':'kvs-wus2-01','port':8086,'healthy':false}");
		assertThat(run(JUMP, LOOK)).isEqualTo("8085 open\n8086 closed");
	}

	@Test
	void a_customers_machine_reaches_them_over_an_open_peering_only() {
		PeeredNetworks networks = new PeeredNetworks(this.arm);
		new Deployed(this.arm).withApplication("1.0.0");
		this.arm.put(SPOKE + "/subnets/apps", "{'properties':{'addressPrefix':'10.1.0.0/24'}}");
		this.arm.settle();
		make(THEIR_GROUP, SPOKE + "/subnets/apps");
		String machine = THEIR_GROUP + MACHINES + "jump";
		assertThat(run(machine, LOOK)).as("apart").isEqualTo("8085 closed\n8086 closed");
		networks.peer(OURS, SPOKE);
		assertThat(run(machine, LOOK)).as("initiated").isEqualTo("8085 closed\n8086 closed");
		networks.peer(THEIRS, HUB);
		assertThat(run(machine, LOOK)).as("connected").isEqualTo("8085 open\n8086 open");
		this.arm.put(THEIRS, body(HUB, ",'allowVirtualNetworkAccess':false"));
		this.arm.settle();
		assertThat(run(machine, LOOK)).as("closed by them").isEqualTo("8085 closed\n8086 closed");
		networks.peer(THEIRS, HUB);
		String group = THEIR_GROUP + "/providers/Microsoft.Network/networkSecurityGroups/guard";
		this.arm.put(group,
				"{'location':'westus2','properties':{'securityRules':[{'name':'no8086','properties':{'priority':100,'direction':'Outbound','access':'Deny','protocol':'Tcp','sourceAddressPrefix':'*','sourcePortRange':'*','destinationAddressPrefix':'10.0.0.0/16','destinationPortRange':'8086-8090'}}]}}");
		this.arm.settle();
		this.arm.put(SPOKE + "/subnets/apps",
				"{'properties':{'addressPrefix':'10.1.0.0/24','networkSecurityGroup':{'id':'" + group + "'}}}");
		this.arm.settle();
		assertThat(run(machine, LOOK)).as("guarded").isEqualTo("8085 open\n8086 closed");
		networks.delete(OURS);
		assertThat(run(machine, LOOK)).as("disconnected").isEqualTo("8085 closed\n8086 closed");
	}

}
