package com.promptservice.controlplane.simulator.network;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scenario;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * The other side of each peering deletes its half, and ours is left disconnected.
 */
public final class PeerDisconnects implements Scenario {

	@Override
	public String name() {
		return "peer-disconnects";
	}

	@Override
	public String summary() {
		return "The owner of the other network deletes its half of a peering; what is lost must be peered again.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("id",
				"the half that goes; when left out, of every connected peering that of the network with fewer of them");
	}

	@Override
	public void begin(World world, Types types, ObjectNode body, Instant now) {
		String id = Json.text(body, "id");
		for (Resource half : (id != null) ? List.of(named(world, id)) : lesser(world)) {
			types.removeTree(world, half.key(), now);
		}
	}

	private static Resource named(World world, String id) {
		Resource half = world.find(id.toLowerCase(Locale.ROOT));
		if (half == null || !half.typeKey().equals(VirtualNetworkPeerings.KEY)) {
			throw new IllegalArgumentException("There is no peering '" + id + "'.");
		}
		return half;
	}

	private static List<Resource> lesser(World world) {
		Set<String> seen = new HashSet<>();
		return world.ofType(VirtualNetworkPeerings.TYPE)
			.filter(PeeringState.CONNECTED::of)
			.sorted(Comparator.comparing((Resource half) -> Peers.of(world, half.parentKey()).size())
				.thenComparing(Resource::createdAt, Comparator.reverseOrder()))
			.filter((half) -> {
				Resource opposite = Peers.opposite(world, half);
				return opposite != null && seen.add(half.key()) && seen.add(opposite.key());
			})
			.toList();
	}

}
