package com.promptservice.controlplane.simulator.compute;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the network interfaces of a scale set, and with them its private addresses.
 */
public final class NetworkInterfaces implements Route {

	@Override
	public String type() {
		return ScaleSets.TYPE + "/networkInterfaces";
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource scaleSet = Scopes.parent(call, call.path().parentKey());
		return Answer.ok(Json
			.page(ScaleSets.instances(scaleSet).stream().map((machine) -> view(call, scaleSet, machine)).toList()));
	}

	private static ObjectNode view(Call call, Resource scaleSet, ScaleSets.Instance machine) {
		String configuration = machine.configurationId();
		ObjectNode view = Json.object().put("name", "NIC-0");
		view.put("id", configuration.substring(0, configuration.indexOf("/ipConfigurations/")));
		ObjectNode properties = view.putObject("properties").put("provisioningState", "Succeeded");
		properties.put("primary", true)
			.set("virtualMachine", Json.reference(scaleSet.id() + "/virtualMachines/" + machine.id()));
		ObjectNode address = properties.putArray("ipConfigurations").addObject();
		address.put("name", "NIC-0").put("id", configuration);
		ObjectNode inside = address.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("privateIPAddress", machine.address())
			.put("privateIPAllocationMethod", "Dynamic")
			.put("privateIPAddressVersion", "IPv4")
			.put("primary", true);
		String subnet = Json.text(scaleSet.body(), "subnet");
		if (subnet != null) {
			inside.set("subnet", Json.reference(spelt(call, subnet)));
		}
		ArrayNode pools = inside.putArray("loadBalancerBackendAddressPools");
		for (JsonNode pool : Json.each(scaleSet.body(), "pools")) {
			pools.add(Json.reference(spelt(call, pool.asString())));
		}
		return view;
	}

	private static String spelt(Call call, String key) {
		Resource resource = call.world().find(key);
		return (resource == null) ? key : resource.id();
	}

}
