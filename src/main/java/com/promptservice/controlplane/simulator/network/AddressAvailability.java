package com.promptservice.controlplane.simulator.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says whether an address of a virtual network is free, and if not, which ones near it
 * are.
 */
public final class AddressAvailability implements Route {

	private static final int SUGGESTIONS = 5;

	@Override
	public String type() {
		return VirtualNetworks.TYPE + "/CheckIPAddressAvailability";
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET")) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource network = Scopes.parent(call, call.path().parentKey());
		String asked = String.valueOf(call.query("ipAddress"));
		long address = Cidr.address(asked);
		List<Resource> subnets = call.world().children(network.key(), Subnets.TYPE.toLowerCase(Locale.ROOT));
		for (Resource subnet : subnets) {
			for (Cidr range : Subnets.ranges(subnet)) {
				if (range.contains(address)) {
					return Answer.ok(verdict(range, address, Frontends.taken(call.world(), subnet, null)));
				}
			}
		}
		throw ArmException.network(400, "PrivateIPAddressNotInAnySubnet", "Private static IP address " + asked
				+ " does not belong to the range of any subnet of virtual network " + network.id() + ".");
	}

	private static ObjectNode verdict(Cidr range, long address, Map<Long, String> taken) {
		boolean available = !range.reserved(address) && !taken.containsKey(address);
		ObjectNode verdict = Json.object().put("available", available);
		if (!available) {
			var free = verdict.putArray("availableIPAddresses");
			LongStream.range(range.first(), range.last())
				.filter((one) -> !range.reserved(one) && !taken.containsKey(one))
				.limit(SUGGESTIONS)
				.mapToObj(Cidr::format)
				.forEach(free::add);
		}
		return verdict.put("isPlatformReserved", range.reserved(address));
	}

}
