package com.promptservice.controlplane.simulator.identity;

import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;

/**
 * Lists what the caller may do in a group or to a resource.
 */
public final class Permissions implements Route {

	@Override
	public String type() {
		return "Microsoft.Authorization/permissions";
	}

	// The specifications have it, with a path that no validator takes apart
	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		if (call.path().group() != null) {
			Scopes.group(call);
		}
		Stream<Actions> granted = Grants.of(call, call.principal(), call.path().scopeKey());
		if (call.principal().equals(Principals.OWNER)) {
			List<String> withheld = WithheldAccess.actions(call.world(), call.path().scopeKey());
			granted = Stream.concat(Stream.of(new Actions(List.of("*"), withheld, List.of())), granted);
		}
		return Answer.ok(Json.page(granted.map(Actions::permission).toList()));
	}

}
