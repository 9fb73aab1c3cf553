package com.promptservice.controlplane.simulator.compute;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scale sets, which only other providers make here; their instances have addresses in a
 * subnet and may be in pools of load balancers.
 */
public final class ScaleSets extends ResourceType {

	/** The type as Azure spells it. */
	public static final String TYPE = "Microsoft.Compute/virtualMachineScaleSets";

	/** The type of scale sets. */
	public ScaleSets() {
		super(TYPE);
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public ObjectNode render(World world, Resource scaleSet) {
		ObjectNode view = head(scaleSet);
		view.set("sku", scaleSet.body().get("sku"));
		view.set("tags", scaleSet.tags());
		view.set("properties",
				Json.object()
					.put("provisioningState", scaleSet.state())
					.put("overprovision", false)
					.put("singlePlacementGroup", true));
		return view;
	}

	@Override
	protected Answer write(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected Answer delete(Call call) {
		throw Route.methodNotAllowed(call);
	}

	/** Every scale set there is. */
	public static Stream<Resource> all(World world) {
		return world.ofType(TYPE);
	}

	/** The instances of a scale set, oldest first. */
	public static List<Instance> instances(Resource scaleSet) {
		return StreamSupport.stream(Json.each(scaleSet.body(), "instances").spliterator(), false)
			.map((node) -> new Instance(scaleSet, Json.text(node, "id"), Json.text(node, "address")))
			.toList();
	}

	/** The instances with an address in a subnet. */
	public static Stream<Instance> inSubnet(World world, String subnetKey) {
		return all(world).filter((scaleSet) -> subnetKey.equalsIgnoreCase(Json.text(scaleSet.body(), "subnet")))
			.flatMap((scaleSet) -> instances(scaleSet).stream());
	}

	/** The instances in a pool of a load balancer. */
	public static Stream<Instance> inPool(World world, String poolId) {
		return all(world).filter((scaleSet) -> isIn(scaleSet, poolId))
			.flatMap((scaleSet) -> instances(scaleSet).stream());
	}

	/** The scale sets that a load balancer's pools hold. */
	public static Stream<Resource> behind(World world, Resource balancer) {
		return all(world)
			.filter((scaleSet) -> pools(scaleSet).anyMatch((pool) -> pool.startsWith(balancer.key() + "/")));
	}

	private static boolean isIn(Resource scaleSet, String poolId) {
		return pools(scaleSet).anyMatch(poolId::equalsIgnoreCase);
	}

	private static Stream<String> pools(Resource scaleSet) {
		return StreamSupport.stream(Json.each(scaleSet.body(), "pools").spliterator(), false).map(JsonNode::asString);
	}

	/**
	 * One virtual machine of a scale set.
	 *
	 * @param scaleSet the scale set
	 * @param id the number in its name
	 * @param address the private address, null when it has none in a known subnet
	 */
	public record Instance(Resource scaleSet, String id, String address) {

		/**
		 * The id of the address configuration that subnets and load balancers refer to.
		 */
		public String configurationId() {
			return this.scaleSet.id() + "/virtualMachines/" + this.id
					+ "/networkInterfaces/NIC-0/ipConfigurations/NIC-0";
		}

	}

}
