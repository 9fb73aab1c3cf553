package com.promptservice.controlplane.simulator.keyvault;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says whether the name of a vault is well-formed and free in the whole world.
 */
public final class VaultNames implements Route {

	@Override
	public String type() {
		return "Microsoft.KeyVault/checkNameAvailability";
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
		if (taken(call.world(), name) || deleted(call.world(), name) != null) {
			return Answer
				.ok(body.put("nameAvailable", false).put("reason", "AlreadyExists").put("message", takenText(name)));
		}
		return Answer.ok(body.put("nameAvailable", true));
	}

	static boolean valid(String name) {
		return name.matches("[A-Za-z](?!.*--)[A-Za-z0-9-]{1,22}[A-Za-z0-9]");
	}

	static boolean taken(World world, String name) {
		return world.ofType(Vaults.TYPE).anyMatch((vault) -> vault.name().equalsIgnoreCase(name));
	}

	/** The soft-deleted vault with a name, or null. */
	static Resource deleted(World world, String name) {
		return world.ofType(DeletedVaults.TYPE)
			.filter((vault) -> vault.name().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	static String takenText(String name) {
		return "The vault name '" + name
				+ "' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name.";
	}

	static String invalidText(String name) {
		return "The vault name '" + name
				+ "' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.";
	}

}
