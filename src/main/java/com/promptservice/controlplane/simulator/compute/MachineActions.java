package com.promptservice.controlplane.simulator.compute;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts and stops virtual machines, and tells how they are.
 */
public final class MachineActions implements Route {

	private static final String VIEW = "instanceView";

	private final String action;

	private final String power;

	private MachineActions(String action, String power) {
		this.action = action;
		this.power = power;
	}

	/** Every action there is. */
	public static List<Route> all() {
		return List.of(new MachineActions("start", "running"), new MachineActions("restart", "running"),
				new MachineActions("powerOff", "stopped"), new MachineActions("deallocate", "deallocated"),
				new MachineActions(VIEW, null));
	}

	@Override
	public String type() {
		return VirtualMachines.TYPE + "/" + this.action;
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		boolean view = this.action.equals(VIEW);
		if (!call.method().equals(view ? "GET" : "POST") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource machine = machine(call);
		if (view) {
			return Answer.ok(VirtualMachines.instanceView(machine));
		}
		VirtualMachines.refuseWhileBusy(call);
		ObjectNode body = machine.body().deepCopy();
		call.world().put(machine.withBody(body.put(VirtualMachines.POWER, this.power), ""));
		Operation operation = call.begin(type().toLowerCase(Locale.ROOT), machine,
				call.durations().of(Timing.VIRTUAL_MACHINE_ACTION), Set.of(machine.key()), false, call.fate());
		return ComputeOperations.accepted(call, operation);
	}

	/** The machine that an action is for; refuses a missing one. */
	static Resource machine(Call call) {
		Resource machine = call.world().find(call.path().parentKey());
		if (machine == null) {
			throw Scopes.resourceNotFound(call.path(), VirtualMachines.TYPE);
		}
		return machine;
	}

	/** Whether a machine is running. */
	static boolean running(Resource machine) {
		return "running".equals(Json.text(machine.body(), VirtualMachines.POWER));
	}

}
