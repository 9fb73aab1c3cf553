package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a script on a virtual machine by its agent and takes what it wrote. Azure admits
 * one script on a machine at a time; what another one keeps from running is tried again.
 */
record ScriptStep(ArmCalls calls, MachineScript script, PollHistory history) implements Step<MachineScript.Output> {

	private static final String API_VERSION = "2024-07-01";

	private static final String WORK = "POST Microsoft.Compute/virtualMachines/runCommand";

	private static final String OUT = "[stdout]\n";

	private static final String ERR = "\n[stderr]";

	@Override
	public Class<MachineScript.Output> outputType() {
		return MachineScript.Output.class;
	}

	@Override
	public Outcome<MachineScript.Output> visit(Visit visit) {
		visit.armResource(this.script.machineId());
		try {
			Follow follow = visit.follow().orElse(null);
			return (follow != null) ? follow(visit, follow) : start(visit);
		}
		catch (AzureException ex) {
			visit.armRequest(ex.requestId());
			throw Lag.judge(ex, visit, false);
		}
	}

	private Outcome<MachineScript.Output> start(Visit visit) {
		visit.beforeChange();
		String body = JsonMapper.shared()
			.writeValueAsString(Map.of("commandId", "RunShellScript", "script", this.script.lines()));
		Submission submission = this.calls.post(this.script.machineId(), "runCommand", API_VERSION, body);
		visit.armRequest(submission.requestId());
		return waiting(visit, new Follow(submission.pollUrl(), visit.now(), 0), submission.retryAfter());
	}

	private Outcome<MachineScript.Output> follow(Visit visit, Follow follow) {
		Optional<JsonNode> result = (follow.url() != null) ? this.calls.result(this.script.machineId(), follow.url())
				: Optional.empty();
		if (result.isEmpty()) {
			return waiting(visit, follow.polledAgain(), null);
		}
		this.history.ended(WORK, follow, visit.elapsed(follow.startedAt()));
		return new Outcome.Done<>(new MachineScript.Output(written(result.get())));
	}

	/**
	 * The agent tells both streams in one text.
	 */
	private static String written(JsonNode result) {
		String message = result.path("value").path(0).path("message").asString("");
		int from = message.indexOf(OUT);
		int to = message.indexOf(ERR, Math.max(from, 0));
		return (from < 0) ? "" : message.substring(from + OUT.length(), (to < 0) ? message.length() : to);
	}

	private Outcome<MachineScript.Output> waiting(Visit visit, Follow follow, Duration retryAfter) {
		return new Outcome.Waiting<>(this.history.next(WORK, follow, visit.elapsed(follow.startedAt()), retryAfter),
				"The machine runs the script", follow);
	}

}
