package com.promptservice.controlplane.simulator.network;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;
import tools.jackson.databind.node.ObjectNode;

/**
 * Announces and follows the operations of Microsoft.Network.
 */
public final class NetworkOperations extends Polls {

	@Override
	public String type() {
		return "Microsoft.Network/locations/operations";
	}

	static Answer announce(Answer answer, Call call, Operation operation) {
		return answer.with("Azure-AsyncNotification", "Enabled")
			.with("Azure-AsyncOperation", url(call, operation, "operations"));
	}

	static String url(Call call, Operation operation, String kind) {
		return call.base() + "/subscriptions/" + call.path().subscription() + "/providers/Microsoft.Network/locations/"
				+ operation.location() + "/" + kind + "/" + operation.id() + "?api-version="
				+ call.query("api-version");
	}

	@Override
	protected Answer poll(Call call, Operation operation) {
		ObjectNode body = Json.object().put("status", operation.status());
		Fate fate = operation.fate();
		if (operation.done() && fate.code() != null) {
			body.putObject("error").put("code", fate.code()).put("message", fate.message()).putArray("details");
		}
		return Answer.ok(body).with("Retry-After", "10");
	}

	/**
	 * Follows a deletion under the address of its Location header.
	 */
	public static final class Results extends Polls {

		@Override
		public String type() {
			return "Microsoft.Network/locations/operationResults";
		}

		@Override
		protected Answer poll(Call call, Operation operation) {
			Answer answer = Answer.empty(operation.done() ? 204 : 202)
				.with("Location", url(call, operation, "operationResults"));
			return announce(answer, call, operation).with("Retry-After", "10");
		}

	}

}
