package com.promptservice.controlplane.simulator.network;

import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Backend pools of load balancers; a pool stays as long as a rule sends traffic to it.
 */
public final class BackendPools extends NetworkResource {

	static final String TYPE = "Microsoft.Network/loadBalancers/backendAddressPools";

	/** The type of backend pools. */
	public BackendPools() {
		super(TYPE, Timing.BACKEND_POOL);
	}

	@Override
	Draft draft(Call call, Resource balancer, Resource old, String id) {
		return new Draft(body(call.properties()));
	}

	/** A pool that a load balancer's body lists. */
	Resource inline(Call call, String balancerId, String location, JsonNode listed) {
		String name = Json.text(listed, "name");
		String id = balancerId + "/backendAddressPools/" + name;
		ObjectNode properties = listed.get("properties") instanceof ObjectNode given ? given.deepCopy() : Json.object();
		return new Resource(id.toLowerCase(Locale.ROOT), id, TYPE, name, location, body(properties), Resource.SUCCEEDED,
				call.world().newEtag(), call.now());
	}

	private static ObjectNode body(ObjectNode properties) {
		properties.remove(List.of("provisioningState", "loadBalancingRules", "backendIPConfigurations", "outboundRules",
				"outboundRule", "inboundNatRules"));
		Json.orDefault(properties, "loadBalancerBackendAddresses", Json.array());
		ObjectNode body = Json.object();
		body.set("properties", properties);
		return body;
	}

	@Override
	protected void refuseWhileInUse(World world, Resource pool) {
		refuseWhileFull(world, pool);
		JsonNode rules = render(world, pool).get("properties").get("loadBalancingRules");
		if (rules != null) {
			throw ArmException.network(400, "InUseBackendAddressPoolCannotBeDeleted", "Backend address pool "
					+ pool.id() + " cannot be deleted because it is in use by " + Json.text(rules.get(0), "id") + ".");
		}
	}

	/** Refuses to let go of a pool that machines are in. */
	static void refuseWhileFull(World world, Resource pool) {
		ScaleSets.inPool(world, pool.id()).findFirst().ifPresent((instance) -> {
			throw ArmException.network(400, "InUseBackendAddressPoolCannotBeDeleted", "Backend address pool "
					+ pool.id() + " cannot be deleted because it is in use by " + instance.configurationId() + ".");
		});
	}

	@Override
	public ObjectNode render(World world, Resource pool) {
		ObjectNode view = super.render(world, pool);
		Resource balancer = world.find(pool.parentKey());
		if (balancer != null) {
			LoadBalancerParts.backReferences(Json.child(view, "properties"), balancer, pool.id());
		}
		ArrayNode members = Json.array();
		ScaleSets.inPool(world, pool.id())
			.forEach((instance) -> members.add(Json.reference(instance.configurationId())));
		if (!members.isEmpty()) {
			Json.child(view, "properties").set("backendIPConfigurations", members);
		}
		return view;
	}

}
