package com.promptservice.controlplane.simulator.network;

import java.util.List;
import java.util.stream.Collectors;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;

/**
 * What Azure refuses when two networks are to be peered, or when one that is peered
 * changes its address space.
 */
final class PeeringRules {

	private static final int MOST = 500;

	private PeeringRules() {
	}

	/** Refuses a half that can't stand between two networks. */
	static void check(World world, Resource local, Resource remote, Resource old, String id) {
		List<Resource> halves = Peers.of(world, local.key());
		for (Resource half : halves) {
			if (!half.id().equalsIgnoreCase(id) && Peers.remoteKey(half).equals(remote.key())) {
				throw ArmException.network(400, "AnotherPeeringAlreadyReferencesRemoteVnet",
						"Peering " + half.id() + " already references remote virtual network " + remote.id()
								+ ". Cannot add another peering referencing the same remote virtual network.");
			}
		}
		if (old == null && halves.size() >= MOST) {
			throw ArmException.network(400, "VnetPeeringLimitReached",
					"Cannot create more than " + MOST + " peerings for virtual network " + local.id() + ".");
		}
		direct(local, remote, id);
		third(world, remote, local, id);
		third(world, local, remote, id);
		Resource opposite = Peers.between(world, remote.key(), local.key());
		if (PeeringState.DISCONNECTED.of(opposite)) {
			throw ArmException.network(400, "RemotePeeringIsDisconnected", "Cannot create or update peering " + id
					+ " because remote peering " + opposite.id() + " referencing parent virtual network " + local.id()
					+ " is in Disconnected state. Update or re-create the remote peering to get it back to Initiated state. Peering gets Disconnected when remote vnet or remote peering is deleted and re-created.");
		}
	}

	private static void direct(Resource local, Resource remote, String id) {
		String overlap = overlap(VirtualNetworks.space(local), VirtualNetworks.space(remote));
		if (!overlap.isEmpty()) {
			throw ArmException.network(400, "VnetAddressSpacesOverlap",
					"Cannot create or update peering " + id + ". Virtual networks " + local.id() + " and " + remote.id()
							+ " cannot be peered because their address spaces overlap. Overlapping address prefixes: "
							+ overlap + ".");
		}
	}

	// Halves whose other end is long gone count like all others
	private static void third(World world, Resource first, Resource second, String id) {
		List<Cidr> space = VirtualNetworks.space(first);
		for (Resource half : Peers.of(world, second.key())) {
			String overlap = Peers.remoteKey(half).equals(first.key()) ? "" : overlap(space, Peers.seenSpace(half));
			if (!overlap.isEmpty()) {
				throw ArmException
					.network(400, "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "Cannot create or update peering "
							+ id + ". Virtual networks " + first.id() + " and " + second.id()
							+ " cannot be peered because address space of the first virtual network overlaps with address space of virtual network "
							+ half.property("remoteVirtualNetwork", "id")
							+ " already peered with the second virtual network. Overlapping address prefixes: "
							+ overlap + ". For more information visit https://aka.ms/VnetPeeringInfo.");
			}
		}
	}

	/**
	 * Refuses an address space that overlaps with one that the network is peered with.
	 */
	static void checkSpace(World world, Resource network) {
		List<Cidr> space = VirtualNetworks.space(network);
		for (Resource half : Peers.of(world, network.key())) {
			String overlap = overlap(space, Peers.seenSpace(half));
			if (!overlap.isEmpty()) {
				throw ArmException.network(400, "VnetAddressSpacesOverlap", "Cannot update virtual network "
						+ network.id() + ". Virtual networks " + network.id() + " and "
						+ half.property("remoteVirtualNetwork", "id")
						+ " cannot be peered because their address spaces overlap. Overlapping address prefixes: "
						+ overlap + ".");
			}
		}
	}

	private static String overlap(List<Cidr> one, List<Cidr> other) {
		return one.stream()
			.filter((range) -> other.stream().anyMatch(range::overlaps))
			.map(Cidr::text)
			.collect(Collectors.joining(", "));
	}

}
