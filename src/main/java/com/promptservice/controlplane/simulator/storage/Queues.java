package com.promptservice.controlplane.simulator.storage;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Storage queues.
 */
public final class Queues extends StorageChild {

	/** The type of storage queues. */
	public Queues() {
		super("Microsoft.Storage/storageAccounts/queueServices/queues", Timing.QUEUE, 200, 204);
	}

	@Override
	ObjectNode body(Call call) {
		ObjectNode properties = Json.object();
		properties.set("metadata", Json.child(call.properties(), "metadata"));
		ObjectNode body = Json.object();
		body.set("properties", properties);
		return body;
	}

	@Override
	public ObjectNode render(World world, Resource queue) {
		ObjectNode view = head(queue);
		view.set("properties", queue.properties());
		return view;
	}

	@Override
	protected ArmException notFound(Call call) {
		return ArmException.provider(404, "QueueNotFound", "The specified queue does not exist.");
	}

	@Override
	Answer missing(Call call) {
		throw notFound(call);
	}

}
