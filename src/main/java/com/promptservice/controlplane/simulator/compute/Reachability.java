package com.promptservice.controlplane.simulator.compute;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.insights.Probed;
import com.promptservice.controlplane.simulator.network.LoadBalancers;
import com.promptservice.controlplane.simulator.network.Traffic;
import com.promptservice.controlplane.simulator.servicefabric.PortHealth;
import com.promptservice.controlplane.simulator.shell.Host;
import tools.jackson.databind.JsonNode;

/**
 * What a virtual machine can connect to: frontends of load balancers with a machine
 * behind them that answers, and machines that answer by themselves, as far as the
 * networks in between let it.
 *
 * @param world everything that exists
 * @param name the name of the machine
 * @param from where it is, null when it has no address
 */
record Reachability(World world, String name, Traffic from) implements Host {

	/** What a machine can connect to. */
	static Reachability of(World world, Resource machine) {
		return new Reachability(world, machine.name(), VirtualMachines.address(world, machine));
	}

	@Override
	public boolean reaches(String address, int port) {
		return this.from != null && (balanced(address, port) || direct(address, port));
	}

	private boolean balanced(String address, int port) {
		return this.world.ofType(LoadBalancers.TYPE).anyMatch((balancer) -> {
			for (JsonNode frontend : Json.each(balancer.properties(), "frontendIPConfigurations")) {
				String subnet = Json.text(frontend, "properties", "subnet", "id");
				if (subnet != null && address.equals(Json.text(frontend, "properties", "privateIPAddress"))
						&& this.from.routed(this.world, subnet(subnet), address)
						&& answered(balancer, Json.text(frontend, "id"), port)) {
					return true;
				}
			}
			return false;
		});
	}

	private boolean answered(Resource balancer, String frontendId, int port) {
		for (JsonNode rule : Json.each(balancer.properties(), "loadBalancingRules")) {
			JsonNode properties = rule.get("properties");
			if (frontendId.equalsIgnoreCase(Json.text(properties, "frontendIPConfiguration", "id"))
					&& String.valueOf(port).equals(Json.text(properties, "frontendPort"))) {
				int behind = properties.get("backendPort").asInt();
				return Probed.of(this.world, balancer, properties)
					.filter(Probed::up)
					.anyMatch((probed) -> gets(probed.machine(), behind));
			}
		}
		return false;
	}

	private boolean direct(String address, int port) {
		return ScaleSets.all(this.world)
			.flatMap((scaleSet) -> ScaleSets.instances(scaleSet).stream())
			.filter((machine) -> address.equals(machine.address()))
			.anyMatch(
					(machine) -> gets(machine, port) && PortHealth.answers(this.world, machine, String.valueOf(port)));
	}

	private boolean gets(ScaleSets.Instance machine, int port) {
		Resource subnet = subnet(String.valueOf(Json.text(machine.scaleSet().body(), "subnet")));
		return subnet != null && this.from.gets(this.world, subnet, machine.address(), port);
	}

	private Resource subnet(String id) {
		return this.world.find(id.toLowerCase(Locale.ROOT));
	}

}
