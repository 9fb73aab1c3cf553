package com.promptservice.controlplane.simulator.keyvault;

import java.util.List;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a vault, with Azure's defaults and what can't be taken back.
 */
final class VaultBody {

	private VaultBody() {
	}

	/** The body after a PUT. */
	static ObjectNode of(Call call, Resource old) {
		ObjectNode properties = call.properties();
		if (!properties.hasNonNull("sku") || !properties.hasNonNull("tenantId")) {
			throw ArmException.provider(400, "BadRequest", "The parameters 'sku' and 'tenantId' are required.");
		}
		ObjectNode body = Json.object();
		body.set("tags", Json.child(call.body(), "tags"));
		body.set("properties", complete(properties, call.path().name(), old));
		return body;
	}

	/** The body after a PATCH. */
	static ObjectNode patched(Call call, Resource old) {
		ObjectNode body = old.body().deepCopy();
		if (call.body().get("tags") instanceof ObjectNode tags) {
			body.set("tags", tags);
		}
		ObjectNode properties = old.properties().deepCopy();
		properties.setAll(call.properties());
		body.set("properties", complete(properties, old.name(), old));
		return body;
	}

	private static ObjectNode complete(ObjectNode properties, String name, Resource old) {
		properties.remove(List.of("provisioningState", "createMode", "privateEndpointConnections"));
		Json.orDefault(properties, "accessPolicies", Json.array());
		Json.orDefault(properties, "enabledForDeployment", false);
		Json.orDefault(properties, "enableRbacAuthorization", false);
		properties.put("enableSoftDelete", true).put("vaultUri", "https://" + name + ".vault.azure.net/");
		Json.orDefault(properties, "publicNetworkAccess", "Enabled");
		int retention = (old != null) ? old.properties().get("softDeleteRetentionInDays").asInt() : 90;
		Json.orDefault(properties, "softDeleteRetentionInDays", retention);
		int days = properties.get("softDeleteRetentionInDays").asInt();
		if (days < 7 || days > 90) {
			throw ArmException.provider(400, "BadRequest",
					"The property \"softDeleteRetentionInDays\" must be between 7 and 90 (inclusive).");
		}
		if (old != null && days != retention) {
			throw ArmException.provider(400, "BadRequest",
					"The property \"softDeleteRetentionInDays\" has been set already and it can't be modified.");
		}
		boolean isProtected = old != null && "true".equals(old.property("enablePurgeProtection"));
		if (isProtected && "false".equals(Json.text(properties, "enablePurgeProtection"))) {
			throw ArmException.provider(400, "BadRequest",
					"The property \"enablePurgeProtection\" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.");
		}
		if (isProtected) {
			properties.put("enablePurgeProtection", true);
		}
		return properties;
	}

}
