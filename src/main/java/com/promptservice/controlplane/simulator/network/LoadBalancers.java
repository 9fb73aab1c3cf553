package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Load balancers with their frontends, probes and rules; their pools are resources of
 * their own.
 */
public final class LoadBalancers extends NetworkResource {

	/** The type as Azure spells it. */
	public static final String TYPE = "Microsoft.Network/loadBalancers";

	private final BackendPools pools;

	/** The type of load balancers. */
	public LoadBalancers(BackendPools pools) {
		super(TYPE, Timing.LOAD_BALANCER);
		this.pools = pools;
	}

	/** Recordings show an update under way only where there were rules already. */
	@Override
	String stateAfterWrite(Resource old) {
		boolean rules = old != null && Json.each(old.properties(), "loadBalancingRules").iterator().hasNext();
		return rules ? super.stateAfterWrite(old) : Resource.SUCCEEDED;
	}

	@Override
	Draft draft(Call call, Resource parent, Resource old, String id) {
		ObjectNode properties = call.properties();
		JsonNode listed = properties.remove("backendAddressPools");
		properties.remove("provisioningState");
		properties.put("resourceGuid", (old != null) ? old.property("resourceGuid") : call.world().newId().toString());
		ObjectNode body = Json.object();
		if (call.body().hasNonNull("tags")) {
			body.set("tags", call.body().get("tags"));
		}
		ObjectNode sku = call.body().get("sku") instanceof ObjectNode given ? given.deepCopy() : Json.object();
		Json.orDefault(sku, "name", (old != null) ? Json.text(old.body(), "sku", "name") : "Basic");
		Json.orDefault(sku, "tier", "Regional");
		if (old != null && !Json.text(old.body(), "sku", "name").equals(Json.text(sku, "name"))) {
			throw ArmException.network(400, "PropertyChangeNotAllowed",
					"Changing property 'sku.name' is not allowed for load balancer " + id + ".");
		}
		body.set("sku", sku);
		Draft draft = new Draft(body);
		String location = Scopes.location(call, old);
		pools(call, id, location, listed, draft);
		LoadBalancerParts.complete(properties, id, draft.children.stream().map(Resource::id).toList());
		body.set("properties", properties);
		Frontends.place(call, properties, Frontends.OF_BALANCERS, id, location, draft.referenced);
		return draft;
	}

	private void pools(Call call, String id, String location, JsonNode listed, Draft draft) {
		Set<String> kept = new HashSet<>();
		for (JsonNode pool : Json.each(Json.object().set("pools", listed), "pools")) {
			Resource child = this.pools.inline(call, id, location, pool);
			kept.add(child.key());
			draft.children.add(child);
		}
		call.world()
			.children(call.path().key(), this.pools.typeKey())
			.stream()
			.map(Resource::key)
			.filter((key) -> !kept.contains(key))
			.forEach((key) -> {
				BackendPools.refuseWhileFull(call.world(), call.world().find(key));
				draft.dropped.add(key);
			});
	}

	@Override
	protected void refuseWhileInUse(World world, Resource balancer) {
		ScaleSets.behind(world, balancer).findFirst().ifPresent((scaleSet) -> {
			throw ArmException.network(400, "LoadBalancerInUseByVirtualMachineScaleSet",
					"Cannot delete load balancer " + balancer.id() + " since its child resources "
							+ Json.text(scaleSet.body().get("pools").get(0))
							+ " are in use by virtual machine scale set " + scaleSet.id() + ".");
		});
	}

	@Override
	Set<String> references(Resource balancer) {
		Set<String> networks = new HashSet<>();
		for (JsonNode frontend : Json.each(balancer.properties(), "frontendIPConfigurations")) {
			String subnet = Json.text(frontend, "properties", "subnet", "id");
			if (subnet != null) {
				networks.add(networkKey(subnet));
			}
		}
		return networks;
	}

	static String networkKey(String subnetId) {
		return subnetId.substring(0, subnetId.toLowerCase(Locale.ROOT).lastIndexOf("/subnets/"))
			.toLowerCase(Locale.ROOT);
	}

	@Override
	public ObjectNode render(World world, Resource balancer) {
		ObjectNode view = super.render(world, balancer);
		ObjectNode properties = Json.child(view, "properties");
		LoadBalancerParts.render(properties, balancer);
		properties.set("backendAddressPools",
				Json.array()
					.addAll(world.children(balancer.key(), this.pools.typeKey())
						.stream()
						.map((pool) -> this.pools.render(world, pool))
						.toList()));
		return view;
	}

}
