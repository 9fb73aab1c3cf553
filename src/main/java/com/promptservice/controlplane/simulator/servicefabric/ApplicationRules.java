package com.promptservice.controlplane.simulator.servicefabric;

import java.util.Map;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an application may look like: of a version that is there, with parameters and
 * identities that its package knows.
 */
final class ApplicationRules {

	private ApplicationRules() {
	}

	/** The version that an application is to have; refuses when it isn't usable. */
	static Resource version(Call call, Resource cluster) {
		String id = ClusterRules.required(call.properties(), "version");
		Resource version = call.world().find(FabricResource.lower(id));
		if (version == null || !version.key().startsWith(cluster.key() + "/applicationtypes/")
				|| !version.state().equals(Resource.SUCCEEDED)) {
			throw FabricResource.invalid(
					"The application type version " + id + " was not found in the cluster, or is not provisioned.");
		}
		return version;
	}

	/** The properties to keep. */
	static ObjectNode properties(Call call, Resource version) {
		ObjectNode properties = call.properties();
		properties.remove("provisioningState");
		ObjectNode contents = ApplicationVersions.contents(version);
		JsonNode parameters = properties.get("parameters");
		if (parameters != null) {
			for (String name : parameters.propertyNames()) {
				if (!contents.path("parameters").has(name)) {
					throw FabricResource.invalid("The application manifest has no parameter '" + name + "'.");
				}
			}
		}
		for (JsonNode identity : Json.each(properties, "managedIdentities")) {
			String name = Json.text(identity, "name");
			if (!contents.path("identities").valueStream().anyMatch((known) -> known.asString().equals(name))) {
				throw FabricResource.invalid("The application manifest has no managed identity '" + name + "'.");
			}
			String principal = Json.text(identity, "principalId");
			if (!ids(call.world(), call.body().get("identity")).toString().contains("\"" + principal + "\"")) {
				throw FabricResource.invalid("The principal " + principal + " of managed identity '" + name
						+ "' belongs to none of the application's identities.");
			}
		}
		return properties;
	}

	/** The identity of an application as an answer shows it; refuses unknown ones. */
	static ObjectNode identity(World world, JsonNode asked) {
		ObjectNode identity = Json.object().put("type", Json.text(asked, "type"));
		ObjectNode ids = ids(world, asked);
		if (!ids.isEmpty()) {
			identity.set("userAssignedIdentities", ids);
		}
		return identity;
	}

	private static ObjectNode ids(World world, JsonNode asked) {
		ObjectNode ids = Json.object();
		JsonNode map = (asked == null) ? null : asked.get("userAssignedIdentities");
		if (map == null) {
			return ids;
		}
		for (Map.Entry<String, JsonNode> entry : map.properties()) {
			Resource identity = world.find(FabricResource.lower(entry.getKey()));
			if (identity == null) {
				throw FabricResource.invalid("The identity " + entry.getKey() + " was not found.");
			}
			ids.putObject(entry.getKey())
				.put("principalId", identity.property("principalId"))
				.put("clientId", identity.property("clientId"));
		}
		return ids;
	}

	/** The end of an upgrade whose health checks fail. */
	static Fate rolledBack(Resource application, Upgrade upgrade) {
		return new Fate(Fate.Outcome.FAILED, "ApplicationUpgradeFailed",
				"The upgrade of application fabric:/" + application.name() + " to version "
						+ upgrade.target().substring(upgrade.target().lastIndexOf('/') + 1)
						+ " failed its health checks in upgrade domain 0 and was rolled back.");
	}

}
