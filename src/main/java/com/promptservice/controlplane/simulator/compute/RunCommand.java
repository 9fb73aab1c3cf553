package com.promptservice.controlplane.simulator.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.shell.Outcome;
import com.promptservice.controlplane.simulator.shell.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a script on a virtual machine, which sees the network as it is when it starts.
 */
public final class RunCommand implements Route {

	@Override
	public String type() {
		return VirtualMachines.TYPE + "/runCommand";
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("POST") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource machine = MachineActions.machine(call);
		ObjectNode asked = call.body();
		String command = Json.text(asked, "commandId");
		if (!"RunShellScript".equalsIgnoreCase(command)) {
			throw ArmException.provider(400, "InvalidParameter",
					"The value '" + command + "' of parameter 'commandId' is invalid.");
		}
		VirtualMachines.refuseWhileBusy(call);
		if (!machine.state().equals(Resource.SUCCEEDED) || !MachineActions.running(machine)) {
			throw ArmException.provider(409, "OperationNotAllowed",
					"Cannot modify extensions in the VM when the VM is not running.");
		}
		Map<String, String> parameters = parameters(asked);
		Outcome outcome = Shell.run(script(asked), List.copyOf(parameters.values()), parameters,
				Reachability.of(call.world(), machine));
		Operation operation = call.begin(type().toLowerCase(Locale.ROOT), machine,
				call.durations().of(Timing.RUN_COMMAND), Set.of(machine.key()), false, Runs.fate(call.fate(), outcome));
		Runs.keep(call.world(), machine, operation, outcome);
		return ComputeOperations.accepted(call, operation);
	}

	private static String script(ObjectNode asked) {
		List<String> lines = new ArrayList<>();
		Json.each(asked, "script").forEach((line) -> lines.add(line.asString("")));
		return String.join("\n", lines);
	}

	private static Map<String, String> parameters(ObjectNode asked) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (JsonNode parameter : Json.each(asked, "parameters")) {
			String name = Json.text(parameter, "name");
			String value = Json.text(parameter, "value");
			if (name == null || value == null) {
				throw ArmException.provider(400, "InvalidParameter",
						"Every parameter of a script has a name and a value.");
			}
			parameters.put(name, value);
		}
		return parameters;
	}

}
