package com.promptservice.controlplane.simulator.group;

import java.util.List;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Route;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the directory that the caller signed in to.
 */
public final class Tenants implements Route {

	@Override
	public String type() {
		return "Microsoft.Resources/tenants";
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
		String id = call.caller().tenant();
		ObjectNode tenant = Json.object()
			.put("id", "/tenants/" + id)
			.put("tenantId", id)
			.put("countryCode", "US")
			.put("displayName", "Local directory " + id.substring(0, Math.min(8, id.length())))
			.put("tenantCategory", "Home")
			.put("defaultDomain", "local.example")
			.put("tenantType", "AAD");
		tenant.putArray("domains").add("local.example");
		return Answer.ok(Json.page(List.of(tenant)));
	}

}
