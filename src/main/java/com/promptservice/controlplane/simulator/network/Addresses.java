package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Hands out the free addresses of subnets.
 */
public final class Addresses {

	private Addresses() {
	}

	/**
	 * Some free addresses of a subnet, lowest first; null when there are not as many.
	 */
	public static List<String> free(World world, Resource subnet, int count) {
		if (SubnetFull.concerns(world, subnet)) {
			return null;
		}
		Map<Long, String> taken = Frontends.taken(world, subnet, null);
		List<String> found = new ArrayList<>(count);
		for (Cidr range : Subnets.ranges(subnet)) {
			for (long address = range.first() + 4; address < range.last() && found.size() < count; address++) {
				if (!taken.containsKey(address)) {
					found.add(Cidr.format(address));
				}
			}
		}
		return (found.size() < count) ? null : found;
	}

	/** The refusal for want of addresses, in Azure's words. */
	public static String full(Resource subnet, int count) {
		return "Subnet " + subnet.name() + " with address prefix " + Subnets.ranges(subnet).getFirst().text()
				+ " does not have enough capacity for " + count + " IP addresses.";
	}

}
