package com.promptservice.controlplane.simulator.storage;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says whether the name of a storage account is well-formed and free in the whole world.
 */
public final class AccountNames implements Route {

	@Override
	public String type() {
		return "Microsoft.Storage/checkNameAvailability";
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("POST")) {
			throw Route.methodNotAllowed(call);
		}
		String name = Json.text(call.body(), "name");
		ObjectNode body = Json.object();
		if (name == null || !valid(name)) {
			return Answer.ok(body.put("nameAvailable", false)
				.put("reason", "AccountNameInvalid")
				.put("message", invalidText(name)));
		}
		if (taken(call.world(), name)) {
			return Answer
				.ok(body.put("nameAvailable", false).put("reason", "AlreadyExists").put("message", takenText(name)));
		}
		return Answer.ok(body.put("nameAvailable", true));
	}

	static void check(String name) {
		if (!valid(name)) {
			throw ArmException.provider(400, "AccountNameInvalid", invalidText(name));
		}
	}

	private static boolean valid(String name) {
		return name.matches("[a-z0-9]{3,24}");
	}

	static boolean taken(World world, String name) {
		return StorageNameTaken.concerns(world, name)
				|| world.ofType(StorageAccounts.TYPE).anyMatch((account) -> account.name().equals(name));
	}

	static String takenText(String name) {
		return "The storage account named " + name + " is already taken.";
	}

	private static String invalidText(String name) {
		return name
				+ " is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.";
	}

}
