package com.promptservice.controlplane.simulator.keyvault;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Key vaults: named once in the whole world, and only softly deleted.
 */
public final class Vaults extends ResourceType {

	static final String TYPE = "Microsoft.KeyVault/vaults";

	static final String REGISTERING = "RegisteringDns";

	/** The type of vaults. */
	public Vaults() {
		super(TYPE);
	}

	@Override
	public ObjectNode render(World world, Resource vault) {
		ObjectNode view = head(vault);
		view.set("tags", vault.tags());
		ObjectNode properties = Json.object();
		properties.setAll(vault.properties());
		view.set("properties", properties.put("provisioningState", vault.state()));
		return view;
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		String name = call.path().name();
		if (!VaultNames.valid(name)) {
			throw ArmException.provider(400, "VaultNameNotValid", VaultNames.invalidText(name));
		}
		Resource old = find(call);
		String location = Scopes.location(call, old);
		if (old != null) {
			return change(call, old, VaultBody.of(call, old));
		}
		boolean recover = "recover".equals(Json.text(call.body().get("properties"), "createMode"));
		Resource deleted = VaultNames.deleted(call.world(), name);
		if (recover) {
			return recover(call, deleted);
		}
		refuseTaken(call, name, deleted);
		Resource vault = new Resource(call.path().key(), Scopes.id(group, TYPE, name), TYPE, name, location,
				VaultBody.of(call, null), REGISTERING, "", call.now());
		return create(call, vault);
	}

	private Answer create(Call call, Resource vault) {
		call.world().put(vault);
		call.start(vault, Timing.VAULT, List.of(), Set.of());
		return Answer.ok(render(call.world(), vault));
	}

	private static void refuseTaken(Call call, String name, Resource deleted) {
		if (deleted != null && deleted.key()
			.startsWith("/subscriptions/" + call.path().subscription().toLowerCase(Locale.ROOT) + "/")) {
			throw ArmException.provider(409, "ConflictError",
					"A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.");
		}
		if (deleted != null || VaultNames.taken(call.world(), name)) {
			throw ArmException.provider(409, "VaultAlreadyExists", VaultNames.takenText(name));
		}
	}

	private Answer recover(Call call, Resource deleted) {
		if (deleted == null || !deleted.property("vaultId").equalsIgnoreCase(call.path().text())) {
			throw ArmException.provider(404, "DeletedVaultNotFound", "A deleted vault with the name "
					+ call.path().name() + " was not found, so it can't be recovered.");
		}
		call.world().remove(deleted.key());
		return create(call, new Resource(call.path().key(), deleted.property("vaultId"), TYPE, deleted.name(),
				deleted.property("location"), (ObjectNode) deleted.body().get("vault"), REGISTERING, "", call.now()));
	}

	private Answer change(Call call, Resource old, ObjectNode body) {
		if (old.state().equals("Failed") || old.state().equals("Canceled")) {
			return create(call, old.withBody(body, "").withState(REGISTERING, ""));
		}
		Resource vault = old.withBody(body, "");
		call.world().put(vault);
		return Answer.ok(render(call.world(), vault));
	}

	@Override
	protected Answer patch(Call call) {
		Scopes.writableGroup(call);
		Resource old = find(call);
		if (old == null) {
			throw notFound(call);
		}
		return change(call, old, VaultBody.patched(call, old));
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource vault = find(call);
		if (vault == null) {
			return Answer.empty(204);
		}
		call.types().removeTree(call.world(), vault.key(), call.now());
		return Answer.empty(200);
	}

	@Override
	protected void removed(World world, Resource vault, Instant now) {
		world.put(DeletedVaults.of(vault, now));
	}

}
