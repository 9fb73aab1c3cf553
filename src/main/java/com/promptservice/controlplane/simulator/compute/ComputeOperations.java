package com.promptservice.controlplane.simulator.compute;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Announces and follows the operations of Microsoft.Compute: one address tells how far
 * they are, and with {@code monitor=true} what came of them.
 */
public final class ComputeOperations extends Polls {

	@Override
	public String type() {
		return "Microsoft.Compute/locations/operations";
	}

	/** An answer to something that goes on. */
	static Answer announce(Answer answer, Call call, Operation operation) {
		return answer.with("Azure-AsyncNotification", "Enabled")
			.with("Azure-AsyncOperation", url(call, operation, ""))
			.with("Retry-After", "10");
	}

	/** An answer without a body to something that goes on. */
	static Answer accepted(Call call, Operation operation) {
		return announce(Answer.empty(202), call, operation).with("Location", url(call, operation, "monitor=true&"));
	}

	private static String url(Call call, Operation operation, String monitor) {
		return call.base() + "/subscriptions/" + call.path().subscription() + "/providers/Microsoft.Compute/locations/"
				+ operation.location() + "/operations/" + operation.id() + "?" + monitor + "api-version="
				+ call.query("api-version");
	}

	@Override
	protected Answer poll(Call call, Operation operation) {
		return "true".equals(call.query("monitor")) ? result(call, operation) : status(call, operation);
	}

	private static Answer status(Call call, Operation operation) {
		ObjectNode body = Json.object().put("startTime", operation.startedAt().toString());
		if (operation.done()) {
			body.put("endTime", operation.endsAt().toString());
		}
		body.put("status", operation.status()).put("name", operation.id());
		Fate fate = operation.fate();
		if (operation.done() && fate.code() != null) {
			body.putObject("error").put("code", fate.code()).put("message", fate.message());
		}
		ObjectNode output = operation.succeeded() ? Runs.output(call.world(), operation) : null;
		if (output != null) {
			body.putObject("properties").set("output", output);
		}
		Answer answer = Answer.ok(body);
		return operation.done() ? answer : answer.with("Retry-After", "10");
	}

	private static Answer result(Call call, Operation operation) {
		if (!operation.done()) {
			return Answer.empty(202).with("Location", url(call, operation, "monitor=true&")).with("Retry-After", "10");
		}
		if (!operation.succeeded()) {
			throw ArmException.provider(409, String.valueOf(operation.fate().code()),
					String.valueOf(operation.fate().message()));
		}
		ObjectNode output = Runs.output(call.world(), operation);
		Resource subject = call.world().find(operation.subject());
		if (output != null || operation.deletion() || subject == null) {
			return (output != null) ? Answer.ok(output) : Answer.empty(200);
		}
		return operation.type().equals(subject.typeKey()) ? Answer.ok(call.types().render(call.world(), subject))
				: Answer.empty(200);
	}

}
