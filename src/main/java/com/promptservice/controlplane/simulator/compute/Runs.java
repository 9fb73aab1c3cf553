package com.promptservice.controlplane.simulator.compute;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.shell.Outcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * What scripts on virtual machines wrote, of each machine the last one.
 */
final class Runs {

	private static final String PREFIX = "/simulator/runs";

	/** How many bytes Azure shows of what a script wrote. */
	private static final int SHOWN = 4_096;

	private Runs() {
	}

	/** What a script wrote, as Azure tells it. */
	static String message(Outcome outcome) {
		String verdict = (outcome.status() == 0) ? "Enable succeeded: "
				: "Enable failed: failed to execute command: command terminated with exit status=" + outcome.status();
		return verdict + "\n[stdout]\n" + tail(outcome.out()) + "\n[stderr]\n" + tail(outcome.err());
	}

	private static String tail(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= SHOWN) ? text : new String(bytes, bytes.length - SHOWN, SHOWN, StandardCharsets.UTF_8);
	}

	/** How a run of a script ends, unless it is told to end otherwise. */
	static Fate fate(Fate told, Outcome outcome) {
		if (told.outcome() != Fate.Outcome.SUCCEEDED || outcome.status() == 0) {
			return told;
		}
		return new Fate(Fate.Outcome.FAILED, "VMExtensionProvisioningError",
				"VM has reported a failure when processing extension 'RunCommandLinux'. Error message: \""
						+ message(outcome)
						+ "\". More information on troubleshooting is available at https://aka.ms/VMExtensionCSELinuxTroubleshoot. ");
	}

	/** Keeps what a script wrote. */
	static void keep(World world, Resource machine, Operation operation, Outcome outcome) {
		forget(world, machine);
		String key = key(operation);
		ObjectNode output = Json.object();
		output.putArray("value")
			.addObject()
			.put("code", "ProvisioningState/succeeded")
			.put("level", "Info")
			.put("displayStatus", "Provisioning succeeded")
			.put("message", message(outcome));
		world.put(new Resource(key, key, "Simulator/runs", operation.id(), null, output, Resource.SUCCEEDED, "",
				operation.startedAt()));
	}

	/** Forgets what scripts on a machine wrote. */
	static void forget(World world, Resource machine) {
		List.copyOf(world.below(PREFIX + machine.key())).forEach((earlier) -> world.remove(earlier.key()));
	}

	/** What the script of an operation wrote, or null when there was none. */
	static ObjectNode output(World world, Operation operation) {
		Resource kept = world.find(key(operation));
		return (kept != null) ? kept.body() : null;
	}

	private static String key(Operation operation) {
		return PREFIX + operation.subject() + "/" + operation.id();
	}

}
