package com.promptservice.controlplane.simulator.network;

import java.util.List;

import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Whether networks let a packet through: within one network or over a peering that both
 * sides have opened, and past the security groups of both subnets.
 *
 * @param subnet the subnet that a packet comes from
 * @param address the address that it comes from
 */
public record Traffic(Resource subnet, String address) {

	/** Whether a packet gets to an address in a subnet, on a port there. */
	public boolean gets(World world, Resource toSubnet, String toAddress, int port) {
		return routed(world, toSubnet, toAddress)
				&& SecurityCheck.of(world, this.subnet, true).admits(this.address, toAddress, port)
				&& SecurityCheck.of(world, toSubnet, false).admits(this.address, toAddress, port);
	}

	/** Whether there is a way to an address in a subnet at all. */
	public boolean routed(World world, Resource toSubnet, String toAddress) {
		String here = this.subnet.parentKey();
		String there = toSubnet.parentKey();
		return here.equals(there) || (open(world, here, there, toAddress) && open(world, there, here, this.address));
	}

	private static boolean open(World world, String from, String to, String address) {
		Resource half = Peers.between(world, from, to);
		return PeeringState.CONNECTED.of(half) && "true".equals(half.property("allowVirtualNetworkAccess"))
				&& contains(Peers.seenSpace(half), address);
	}

	static boolean contains(List<Cidr> ranges, String address) {
		long number = Cidr.address(address);
		return ranges.stream().anyMatch((range) -> range.contains(number));
	}

}
