package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a managed cluster: all that was asked for but the password, the usual
 * values, and what nobody asked for.
 */
final class ClusterBody {

	private ClusterBody() {
	}

	static ObjectNode of(Call call, Resource old) {
		ObjectNode body = FabricResource.body(call);
		body.set("sku", Json.object().put("name", Json.text(call.body(), "sku", "name")));
		ObjectNode properties = call.properties();
		properties.remove(List.of("adminPassword", "provisioningState", "clusterId", "clusterState", "fqdn",
				"ipv4Address", "ipv6Address", "clusterCertificateThumbprints", "isPrivateClusterCodeVersion"));
		Json.orDefault(properties, "clusterUpgradeMode", "Automatic");
		Json.orDefault(properties, "clusterUpgradeCadence", "Wave0");
		Json.orDefault(properties, "clientConnectionPort", 19000);
		Json.orDefault(properties, "httpGatewayConnectionPort", 19080);
		for (String off : new String[] { "allowRdpAccess", "enableAutoOSUpgrade", "zonalResiliency",
				"useCustomVnet" }) {
			Json.orDefault(properties, off, false);
		}
		Json.orDefault(properties, "zonalUpdateMode", "Standard");
		Json.orDefault(properties, "clients", Json.array());
		body.set("properties", properties);
		body.set("hidden",
				(old != null) ? Hidden.of(old) : Json.object().put("clusterId", call.world().newId().toString()));
		return body;
	}

}
