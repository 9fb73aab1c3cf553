package com.promptservice.controlplane.simulator.keyvault;

import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Timing;

/**
 * Purges a deleted vault for good.
 */
public final class Purge implements Route {

	@Override
	public String type() {
		return "Microsoft.KeyVault/locations/deletedVaults/purge";
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("POST")) {
			throw Route.methodNotAllowed(call);
		}
		String key = call.path().key();
		Resource deleted = call.world().find(key.substring(0, key.lastIndexOf('/')));
		if (deleted == null) {
			throw ArmException.provider(404, "DeletedVaultNotFound",
					"The specified deleted vault '" + call.path().name() + "' does not exist.");
		}
		if ("true".equals(deleted.property("purgeProtectionEnabled"))) {
			throw ArmException.provider(405, "MethodNotAllowed", "Operation 'DeletedVaultPurge' is not allowed.");
		}
		return pending(call, call.startDeletion(deleted, Timing.VAULT_PURGE, Set.of()));
	}

	private static Answer pending(Call call, Operation operation) {
		return Answer.empty(202)
			.with("Location",
					call.base() + "/subscriptions/" + call.path().subscription()
							+ "/providers/Microsoft.KeyVault/locations/" + operation.location() + "/operationResults/"
							+ operation.id() + "?api-version=" + call.query("api-version"))
			.with("Retry-After", "5");
	}

	/**
	 * Follows a purge.
	 */
	public static final class Results extends Polls {

		@Override
		public String type() {
			return "Microsoft.KeyVault/locations/operationResults";
		}

		@Override
		protected Answer poll(Call call, Operation operation) {
			if (!operation.done()) {
				return pending(call, operation);
			}
			if (operation.succeeded()) {
				return Answer.empty(200);
			}
			throw ArmException.provider(409, operation.fate().code(), operation.fate().message());
		}

	}

}
