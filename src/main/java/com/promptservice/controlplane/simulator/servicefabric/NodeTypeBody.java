package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a node type: all that was asked for but secrets, and the usual values.
 */
final class NodeTypeBody {

	private static final String PREMIUM = "Premium_LRS";

	private NodeTypeBody() {
	}

	static ObjectNode of(Call call, Resource old) {
		ObjectNode body = FabricResource.body(call);
		ObjectNode properties = call.properties();
		properties.remove("provisioningState");
		Json.orDefault(properties, "dataDiskType", diskType(Json.text(properties, "vmSize")));
		Json.orDefault(properties, "dataDiskLetter", "S");
		for (String map : new String[] { "placementProperties", "capacities" }) {
			Json.orDefault(properties, map, Json.object());
		}
		for (String list : new String[] { "vmExtensions", "zones" }) {
			Json.orDefault(properties, list, Json.array());
		}
		for (String off : new String[] { "isStateless", "multiplePlacementGroups", "enableEncryptionAtHost",
				"enableAcceleratedNetworking", "useTempDataDisk", "isSpotVM", "useEphemeralOSDisk",
				"enableNodePublicIP", "enableNodePublicIPv6" }) {
			Json.orDefault(properties, off, false);
		}
		for (String unset : new String[] { "spotRestoreTimeout", "evictionPolicy" }) {
			Json.orDefault(properties, unset, "");
		}
		Json.orDefault(properties, "enableOverProvisioning", flag(properties, "isStateless"));
		for (JsonNode extension : Json.each(properties, "vmExtensions")) {
			if (extension.get("properties") instanceof ObjectNode settings) {
				settings.remove("protectedSettings");
			}
		}
		body.set("properties", properties);
		JsonNode nodes = properties.get("vmInstanceCount");
		body.set("sku",
				Json.object()
					.put("name", skuName(properties))
					.put("tier", "Standard")
					.put("capacity", (nodes == null) ? 0 : nodes.asInt(0)));
		if (old != null) {
			body.set("hidden", Hidden.of(old));
		}
		return body;
	}

	/** Gives a copy of a stored body another number of nodes. */
	static void resize(ObjectNode body, int nodes) {
		Json.child(body, "properties").put("vmInstanceCount", nodes);
		Json.child(body, "sku").put("capacity", nodes);
	}

	static boolean flag(ObjectNode properties, String field) {
		return Boolean.parseBoolean(Json.text(properties, field));
	}

	private static String diskType(String vmSize) {
		return (vmSize != null && vmSize.matches("Standard_[A-Z]*S\\d.*|Standard_[A-Z]+\\d+[a-z]*s.*")) ? PREMIUM
				: "StandardSSD_LRS";
	}

	private static String skuName(ObjectNode properties) {
		String kind = flag(properties, "isPrimary") ? "P" : "S";
		boolean premium = PREMIUM.equals(Json.text(properties, "dataDiskType"));
		return "Standard_" + kind + (flag(properties, "isStateless") ? "2" : premium ? "1" : "0");
	}

}
