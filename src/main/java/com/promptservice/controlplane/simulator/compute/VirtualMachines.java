package com.promptservice.controlplane.simulator.compute;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.LinkedAction;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.network.Interfaces;
import com.promptservice.controlplane.simulator.network.Traffic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Virtual machines that somebody makes to look around from; nothing runs on them but
 * scripts.
 */
public final class VirtualMachines extends ResourceType {

	static final String TYPE = "Microsoft.Compute/virtualMachines";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	/** The hidden field that says whether a machine is running. */
	static final String POWER = "powerState";

	/** The type of virtual machines. */
	public VirtualMachines() {
		super(TYPE);
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public List<LinkedAction> linked(Call call) {
		return LinkedAction.of(call, "Microsoft.Network/networkInterfaces/join/action", interfaceId(call.properties()));
	}

	private static String interfaceId(ObjectNode properties) {
		for (JsonNode one : Json.each(properties.get("networkProfile"), "networkInterfaces")) {
			return Json.text(one, "id");
		}
		return null;
	}

	@Override
	protected Answer write(Call call) {
		Resource group = Scopes.writableGroup(call);
		Resource old = find(call);
		refuseWhileBusy(call);
		String location = Scopes.location(call, old);
		ObjectNode properties = call.properties();
		properties.remove(List.of("provisioningState", "instanceView", POWER));
		checkSize(call, properties, location, old);
		Resource networkInterface = checkInterface(call, properties, location);
		properties.put("vmId", (old != null) ? old.property("vmId") : call.world().newId().toString());
		properties.put("timeCreated", (old != null) ? old.property("timeCreated") : call.now().toString());
		if (properties.get("osProfile") instanceof ObjectNode profile) {
			profile.remove("adminPassword");
		}
		ObjectNode body = Json.object();
		if (call.body().get("tags") instanceof ObjectNode tags) {
			body.set("tags", tags);
		}
		body.set("properties", properties);
		body.put(POWER, (old != null) ? Json.text(old.body(), POWER) : "running");
		String name = (old != null) ? old.name() : call.path().name();
		Resource machine = new Resource(call.path().key(), Scopes.id(group, TYPE, name), TYPE, name, location, body,
				(old != null) ? "Updating" : "Creating", "", (old != null) ? old.createdAt() : call.now());
		call.world().put(machine);
		Operation operation = call.start(machine, Timing.VIRTUAL_MACHINE, List.of(),
				Set.of(machine.key(), networkInterface.key()));
		return ComputeOperations.announce(Answer.of((old != null) ? 200 : 201, render(call.world(), machine)), call,
				operation);
	}

	private static void checkSize(Call call, ObjectNode properties, String location, Resource old) {
		String name = Json.text(properties, "hardwareProfile", "vmSize");
		VmSize size = (name == null) ? null : VmSize.parse(name);
		if (size == null) {
			throw ArmException.provider(400, "InvalidParameter",
					"The value " + name + " provided for the VM size is not valid.");
		}
		String exceeded = Quota.exceededBy(call.world(), call.path().subscription(), location, size,
				(old == null) ? 1 : 0);
		if (exceeded != null) {
			throw ArmException.provider(409, "OperationNotAllowed", exceeded);
		}
	}

	private static Resource checkInterface(Call call, ObjectNode properties, String location) {
		String id = interfaceId(properties);
		if (id == null) {
			throw ArmException.provider(400, "InvalidParameter",
					"Required parameter 'networkProfile' is missing (null).");
		}
		Resource networkInterface = call.world().find(id.toLowerCase(Locale.ROOT));
		if (networkInterface == null || !networkInterface.type().equals(Interfaces.TYPE)
				|| !networkInterface.location().equals(location)) {
			throw ArmException.provider(404, "NotFound", "Resource " + id + " not found.");
		}
		String owner = Interfaces.machine(call.world(), networkInterface);
		if (owner != null && !owner.equalsIgnoreCase(call.path().text())) {
			throw ArmException.provider(400, "NicInUse",
					"Network Interface " + networkInterface.id() + " is used by existing resource " + owner + ".");
		}
		return networkInterface;
	}

	/** Refuses to touch a machine that somebody else is busy with. */
	static void refuseWhileBusy(Call call) {
		String key = call.path().collection() ? call.path().parentKey() : call.path().key();
		Operation running = call.world().holder(key);
		if (running == null) {
			return;
		}
		boolean script = running.type().endsWith("/runcommand");
		throw ArmException.provider(409, script ? "Conflict" : "OperationNotAllowed", script
				? "Run command extension execution is in progress. Please wait for completion before invoking a run command."
				: "Another operation on this virtual machine is in progress.");
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource machine = find(call);
		if (machine == null) {
			return Answer.empty(204);
		}
		refuseWhileBusy(call);
		call.world().put(machine.withState("Deleting", ""));
		Operation operation = call.startDeletion(machine, Timing.VIRTUAL_MACHINE_ACTION, Set.of(machine.key()));
		return ComputeOperations.accepted(call, operation);
	}

	@Override
	protected void removed(World world, Resource machine, Instant now) {
		Runs.forget(world, machine);
	}

	@Override
	public ObjectNode render(World world, Resource machine) {
		ObjectNode view = super.render(world, machine);
		view.remove(POWER);
		return view;
	}

	@Override
	protected Answer read(Call call) {
		Answer answer = super.read(call);
		if ("instanceView".equalsIgnoreCase(call.query("$expand"))) {
			Json.child((ObjectNode) answer.body(), "properties").set("instanceView", instanceView(find(call)));
		}
		return answer;
	}

	/** How a machine is right now. */
	static ObjectNode instanceView(Resource machine) {
		ObjectNode view = Json.object().put("computerName", machine.name());
		view.put("osName", "ubuntu").put("osVersion", "24.04").put("hyperVGeneration", "V2");
		String state = machine.state();
		String power = Json.text(machine.body(), POWER);
		view.withArray("statuses")
			.addObject()
			.put("code", "ProvisioningState/" + state.toLowerCase(Locale.ROOT))
			.put("level", "Info")
			.put("displayStatus", "Provisioning " + state.toLowerCase(Locale.ROOT));
		view.withArray("statuses")
			.addObject()
			.put("code", "PowerState/" + power)
			.put("level", "Info")
			.put("displayStatus", "VM " + power);
		return view;
	}

	/** Where a machine is in the network, or null. */
	static Traffic address(World world, Resource machine) {
		Resource networkInterface = world
			.find(String.valueOf(interfaceId(machine.properties())).toLowerCase(Locale.ROOT));
		if (networkInterface == null) {
			return null;
		}
		JsonNode first = networkInterface.properties().get("ipConfigurations").get(0).get("properties");
		Resource subnet = world.find(Json.text(first, "subnet", "id").toLowerCase(Locale.ROOT));
		return (subnet == null) ? null : new Traffic(subnet, Json.text(first, "privateIPAddress"));
	}

}
