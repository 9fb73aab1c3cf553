package com.promptservice.controlplane.simulator.storage;

import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Storage accounts: unseen until they are made, and named once in the whole world.
 */
public final class StorageAccounts extends ResourceType {

	static final String TYPE = "Microsoft.Storage/storageAccounts";

	private static final String CREATING = "Creating";

	/** The type of storage accounts. */
	public StorageAccounts() {
		super(TYPE);
	}

	@Override
	protected boolean visible(Resource account) {
		return !account.state().equals(CREATING);
	}

	@Override
	public ObjectNode render(World world, Resource account) {
		return AccountBody.render(account);
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		String name = call.path().name();
		AccountNames.check(name);
		Resource old = atRest(call);
		if (old == null && AccountNames.taken(call.world(), name)) {
			throw ArmException.provider(409, "StorageAccountAlreadyTaken", AccountNames.takenText(name));
		}
		String location = Scopes.location(call, old);
		if (old != null) {
			return change(call, old);
		}
		Resource account = new Resource(call.path().key(), Scopes.id(group, TYPE, name), TYPE, name, location,
				AccountBody.of(call, name), CREATING, "", call.now());
		call.world().put(account);
		Operation operation = call.start(account, Timing.STORAGE_ACCOUNT, List.of(), Set.of());
		return StorageOperations.pending(call, operation);
	}

	@Override
	protected Answer patch(Call call) {
		Scopes.writableGroup(call);
		Resource old = atRest(call);
		if (old == null) {
			throw notFound(call);
		}
		return change(call, old);
	}

	private Answer change(Call call, Resource old) {
		Resource account = old.withBody(AccountBody.changed(call, old), "");
		call.world().put(account);
		return Answer.ok(render(call.world(), account)).after(call.durations().of(Timing.STORAGE_ACCOUNT_UPDATE));
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource account = atRest(call);
		if (account == null) {
			return Answer.empty(204);
		}
		call.types().removeTree(call.world(), account.key(), call.now());
		return Answer.empty(200)
			.with("Content-Type", "text/plain; charset=utf-8")
			.after(call.durations().of(Timing.STORAGE_ACCOUNT_UPDATE));
	}

	private Resource atRest(Call call) {
		Resource account = call.world().find(call.path().key());
		if (account != null && !visible(account)) {
			throw ArmException.provider(409, "StorageAccountOperationInProgress",
					"An operation is currently performing on this storage account that requires exclusive access.");
		}
		return account;
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		if (operation.succeeded()) {
			super.finish(world, operation, types);
		}
		else {
			types.removeTree(world, operation.subject(), operation.endsAt());
		}
	}

}
