package com.promptservice.controlplane.simulator.network;

import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what a half of a peering has to do with: the network at the other end, and the
 * half there.
 */
final class Peers {

	private Peers() {
	}

	/** The key of the network at the other end. */
	static String remoteKey(Resource half) {
		return half.property("remoteVirtualNetwork", "id").toLowerCase(Locale.ROOT);
	}

	/** The halves that a network has. */
	static List<Resource> of(World world, String networkKey) {
		return world.children(networkKey, VirtualNetworkPeerings.KEY);
	}

	/** The half of one network that refers to another, or null. */
	static Resource between(World world, String networkKey, String remoteKey) {
		return of(world, networkKey).stream()
			.filter((half) -> remoteKey.equalsIgnoreCase(half.property("remoteVirtualNetwork", "id")))
			.findFirst()
			.orElse(null);
	}

	/** The half at the other end, or null. */
	static Resource opposite(World world, Resource half) {
		return between(world, remoteKey(half), half.parentKey());
	}

	/** Puts a half into another state, and changes the versions that change with it. */
	static void move(World world, Resource half, PeeringState state) {
		ObjectNode properties = half.properties().deepCopy();
		properties.put(PeeringState.FIELD, state.text());
		ObjectNode body = Json.object();
		body.set("properties", properties);
		String etag = world.newEtag();
		world.put(half.withBody(body, etag));
		Resource network = world.find(half.parentKey());
		if (network != null) {
			world.put(network.withState(network.state(), etag));
		}
	}

	/** The address space at the other end when the half last looked there. */
	static List<Cidr> seenSpace(Resource half) {
		return Cidr.all(half.properties().get("remoteAddressSpace"), half.id());
	}

	/** A network's address space as its peerings show it. */
	static ObjectNode space(Resource network) {
		ObjectNode space = Json.object();
		space.set("addressPrefixes", network.properties().get("addressSpace").get("addressPrefixes"));
		return space;
	}

	/** The address space at the other end now, or what is known of it. */
	static JsonNode currentSpace(World world, Resource half) {
		Resource remote = world.find(remoteKey(half));
		return (remote != null) ? space(remote) : half.properties().get("remoteAddressSpace");
	}

	/**
	 * Whether both ends know each other's address space as it is now, in Azure's words; a
	 * half that stands alone is not known at the other end.
	 */
	static String syncLevel(World world, Resource half) {
		boolean local = half.properties().get("remoteAddressSpace").equals(currentSpace(world, half));
		Resource opposite = opposite(world, half);
		boolean remote = opposite != null
				&& opposite.properties().get("remoteAddressSpace").equals(currentSpace(world, opposite));
		if (local) {
			return remote ? "FullyInSync" : "RemoteNotInSync";
		}
		return remote ? "LocalNotInSync" : "LocalAndRemoteNotInSync";
	}

}
