package com.promptservice.controlplane.simulator.storage;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;
import com.promptservice.controlplane.simulator.core.Resource;

/**
 * Follows the creation of storage accounts: nothing until the account itself.
 */
public final class StorageOperations extends Polls {

	@Override
	public String type() {
		return "Microsoft.Storage/locations/asyncoperations";
	}

	static Answer pending(Call call, Operation operation) {
		return Answer.empty(202)
			.with("Content-Type", "text/plain; charset=utf-8")
			.with("Location",
					call.base() + "/subscriptions/" + call.path().subscription()
							+ "/providers/Microsoft.Storage/locations/" + operation.location() + "/asyncoperations/"
							+ operation.id() + "?monitor=true&api-version=" + call.query("api-version"))
			.with("Retry-After", "17");
	}

	@Override
	protected Answer poll(Call call, Operation operation) {
		if (!operation.done()) {
			return pending(call, operation);
		}
		Resource account = call.world().find(operation.subject());
		if (operation.succeeded() && account != null) {
			return Answer.ok(AccountBody.render(account));
		}
		String code = (operation.fate().code() != null) ? operation.fate().code() : "ResourceNotFound";
		throw ArmException.provider(409, code, String.valueOf(operation.fate().message()));
	}

}
