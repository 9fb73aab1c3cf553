package com.promptservice.controlplane.simulator.network;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves both halves of a peering disconnected, at {@code {"id"}} of one of them: the
 * deadlock that only the deletion of both resolves, and that no plain call leads to.
 */
public final class BrokenPeerings implements ControlAction {

	@Override
	public String name() {
		return "disconnectPeering";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String id = ControlAction.required(body, "id");
		Resource half = world.find(id.toLowerCase(Locale.ROOT));
		if (half == null || !half.typeKey().equals(VirtualNetworkPeerings.KEY)) {
			throw new IllegalArgumentException("There is no peering '" + id + "'.");
		}
		Resource opposite = Peers.opposite(world, half);
		Peers.move(world, half, PeeringState.DISCONNECTED);
		ObjectNode disconnected = Json.object();
		disconnected.putArray("disconnected").add(half.id());
		if (opposite != null) {
			Peers.move(world, opposite, PeeringState.DISCONNECTED);
			disconnected.withArray("disconnected").add(opposite.id());
		}
		return disconnected;
	}

}
