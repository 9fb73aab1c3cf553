package com.promptservice.controlplane.simulator.network;

import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another provider does to a network for its own resources: it has to wait for other
 * writers like everybody else.
 */
public final class Joins {

	private Joins() {
	}

	/** Refuses to go on while somebody else writes to a network resource. */
	public static void claim(Call call, String topKey) {
		boolean taken = call.world().holder(topKey) != null;
		if (taken) {
			throw ArmException.later("Cannot proceed with operation because resource " + call.world().find(topKey).id()
					+ " is not in Succeeded state: another operation is changing it.");
		}
	}

	/** The key of the virtual network that a subnet is in. */
	public static String networkKey(String subnetId) {
		return LoadBalancers.networkKey(subnetId);
	}

	/**
	 * The key of the load balancer that a pool belongs to, or null for a malformed id.
	 */
	public static String balancerKey(String poolId) {
		int end = poolId.toLowerCase(Locale.ROOT).indexOf("/backendaddresspools/");
		return (end < 0) ? null : poolId.substring(0, end).toLowerCase(Locale.ROOT);
	}

	/** Whether a load balancer has only private addresses. */
	public static boolean internal(Resource balancer) {
		for (var frontend : Json.each(balancer.properties(), "frontendIPConfigurations")) {
			if (Json.text(frontend, "properties", "subnet", "id") == null) {
				return false;
			}
		}
		return true;
	}

	/** Guards a subnet with a security group, unless it has one. */
	public static void guard(Call call, Resource subnet, String securityGroupId) {
		if (subnet.property("networkSecurityGroup", "id") == null) {
			call.world().put(guarded(call.world(), subnet, securityGroupId).withState("Updating", subnet.etag()));
			touch(call, subnet, Timing.SUBNET, networkKey(subnet.id()));
		}
	}

	/** Gives a subnet another security group, or none for null, at once. */
	public static void reguard(World world, Resource subnet, String securityGroupId) {
		world.put(guarded(world, subnet, securityGroupId));
	}

	private static Resource guarded(World world, Resource subnet, String securityGroupId) {
		ObjectNode body = subnet.body().deepCopy();
		if (securityGroupId == null) {
			Json.child(body, "properties").remove("networkSecurityGroup");
		}
		else {
			Json.child(body, "properties").set("networkSecurityGroup", Json.reference(securityGroupId));
		}
		return subnet.withBody(body, world.newEtag());
	}

	/** Writes to a load balancer because the members of its pools change. */
	public static void rebalance(Call call, Resource balancer) {
		call.world().put(balancer.withState("Updating", call.world().newEtag()));
		touch(call, balancer, Timing.LOAD_BALANCER, balancer.key());
	}

	private static void touch(Call call, Resource resource, Timing timing, String lock) {
		call.begin(resource.typeKey(), resource, call.durations().of(timing), Set.of(lock), false, Fate.GOOD);
	}

}
