package com.promptservice.controlplane.simulator.servicefabric;

import java.util.Objects;

import com.promptservice.controlplane.simulator.compute.VmSize;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.network.Joins;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a node type may look like, and what of it can change.
 */
final class NodeTypeRules {

	private static final String FRONTENDS = "frontendConfigurations";

	private static final String[] FIXED = { "isPrimary", "vmSize", "isStateless", "multiplePlacementGroups",
			"dataDiskLetter", "subnetId", FRONTENDS };

	private NodeTypeRules() {
	}

	static void check(Call call, Resource cluster, Resource old, ObjectNode body) {
		String name = call.path().name();
		ObjectNode properties = (ObjectNode) body.get("properties");
		if (!name.matches("[A-Za-z][A-Za-z0-9]{0,8}") && Json.text(properties, "computerNamePrefix") == null) {
			throw FabricResource.invalid("The node type name '" + name
					+ "' is invalid: at most 9 letters and digits, a letter first, unless there is a computerNamePrefix.");
		}
		ClusterRules.required(properties, "isPrimary");
		for (String field : new String[] { "vmSize", "vmImagePublisher", "vmImageOffer", "vmImageSku",
				"vmImageVersion" }) {
			ClusterRules.required(properties, field);
		}
		String size = Json.text(properties, "vmSize");
		if (VmSize.parse(size) == null || UnsupportedSizes.contain(size)) {
			throw FabricResource.invalid("The vmSize '" + size + "' is not supported.");
		}
		checkCount(cluster, properties);
		boolean diskless = NodeTypeBody.flag(properties, "isStateless")
				&& NodeTypeBody.flag(properties, "useTempDataDisk");
		if (!properties.hasNonNull("dataDiskSizeGB") && !diskless) {
			throw FabricResource.invalid("The property 'dataDiskSizeGB' is required.");
		}
		if (Json.text(properties, "dataDiskLetter").matches("(?i)[cd]")) {
			throw FabricResource.invalid("The dataDiskLetter must not be C or D.");
		}
		if (properties.get("placementProperties").has("NodeType")) {
			throw FabricResource.invalid("The placement property 'NodeType' is reserved.");
		}
		checkNetwork(properties);
		if (old != null) {
			checkUnchanged(properties, old);
		}
	}

	private static void checkCount(Resource cluster, ObjectNode properties) {
		String text = ClusterRules.required(properties, "vmInstanceCount");
		int count = text.matches("-?\\d{1,5}") ? Integer.parseInt(text) : 0;
		boolean primary = NodeTypeBody.flag(properties, "isPrimary");
		boolean many = NodeTypeBody.flag(properties, "multiplePlacementGroups");
		int least = !primary ? 1 : "Standard".equals(Json.text(cluster.body(), "sku", "name")) ? 5 : 3;
		int most = (many || NodeTypeBody.flag(properties, "isStateless")) ? 1_000 : 100;
		if (count < least || count > most) {
			throw FabricResource.invalid("The vmInstanceCount of " + (primary ? "a primary" : "this")
					+ " node type must be from " + least + " to " + most + ", not " + text + ".");
		}
		if (primary && (NodeTypeBody.flag(properties, "isStateless") || many)) {
			throw FabricResource.invalid("A primary node type can't be stateless or have multiple placement groups.");
		}
	}

	private static void checkNetwork(ObjectNode properties) {
		boolean frontends = Json.each(properties, FRONTENDS).iterator().hasNext();
		if (frontends && NodeTypeBody.flag(properties, "isPrimary")) {
			throw FabricResource.invalid("A primary node type can't have frontendConfigurations.");
		}
		if (!frontends && Json.each(properties, "networkSecurityRules").iterator().hasNext()) {
			throw FabricResource.invalid("The networkSecurityRules of a node type need frontendConfigurations.");
		}
		ClusterRules.checkRules(properties);
	}

	private static void checkUnchanged(ObjectNode properties, Resource old) {
		for (String field : FIXED) {
			JsonNode now = properties.get(field);
			JsonNode before = old.properties().get(field);
			if (!Objects.equals(text(now), text(before))) {
				throw ClusterRules.unchangeable(field);
			}
		}
	}

	private static String text(JsonNode node) {
		return (node == null || node.isNull()) ? null : FabricResource.lower(node.toString());
	}

	/** The load balancer whose pool the nodes join, or null; refuses what isn't there. */
	static Resource balancer(Call call, ObjectNode body) {
		Resource balancer = null;
		for (JsonNode frontend : Json.each(body.get("properties"), FRONTENDS)) {
			String pool = Json.text(frontend, "loadBalancerBackendAddressPoolId");
			if (pool == null) {
				continue;
			}
			String key = Joins.balancerKey(pool);
			balancer = (key == null) ? null : call.world().find(key);
			if (balancer == null || call.world().find(FabricResource.lower(pool)) == null) {
				throw ArmException.provider(400, "InvalidResourceReference", "Resource " + pool
						+ " referenced by the node type was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.");
			}
			boolean outside = NodeTypeBody.flag((ObjectNode) body.get("properties"), "useDefaultPublicLoadBalancer");
			if (outside && !Joins.internal(balancer)) {
				throw FabricResource
					.invalid("With useDefaultPublicLoadBalancer the node type's own load balancer must be internal.");
			}
		}
		return balancer;
	}

	/** Refuses identities that aren't there, or that the provider may not assign. */
	static void checkIdentities(Call call, ObjectNode body, boolean create) {
		JsonNode identity = body.get("properties").get("vmManagedIdentity");
		for (JsonNode id : Json.each(identity, "userAssignedIdentities")) {
			Resource found = call.world().find(FabricResource.lower(String.valueOf(Json.text(id))));
			if (found == null) {
				throw FabricResource.invalid("The identity " + id + " was not found.");
			}
			if (create) {
				ResourceProvider.ASSIGN_IDENTITY.requireOn(call, found);
			}
		}
	}

}
