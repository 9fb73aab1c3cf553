package com.promptservice.controlplane.simulator.group;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;

/**
 * Follows the deletion of a resource group.
 */
public final class GroupPolls extends Polls {

	@Override
	public String type() {
		return "Microsoft.Resources/operationresults";
	}

	@Override
	protected Answer poll(Call call, Operation operation) {
		if (!operation.done()) {
			String query = "?api-version=" + call.query("api-version");
			return Answer.empty(202)
				.with("Location", call.base() + call.path().text() + query)
				.with("Retry-After", "15");
		}
		if (operation.succeeded()) {
			return Answer.empty(200);
		}
		if (GroupDeletion.BLOCKED.equals(operation.fate().code())) {
			return GroupDeletion.refusal(call, operation);
		}
		throw ArmException.gateway(409, operation.fate().code(), operation.fate().message());
	}

}
