package com.promptservice.controlplane.simulator.storage;

import java.util.List;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a storage account, with Azure's defaults.
 */
final class AccountBody {

	private static final List<String> SERVICES = List.of("dfs", "blob", "queue", "table", "file");

	private AccountBody() {
	}

	/** The body of a new account. */
	static ObjectNode of(Call call, String name) {
		ObjectNode body = Json.object();
		ObjectNode sku = call.body().get("sku") instanceof ObjectNode given ? given.deepCopy() : null;
		String skuName = Json.text(sku, "name");
		if (skuName == null) {
			throw ArmException.provider(400, "InvalidRequestContent", "The required property 'sku' is missing.");
		}
		body.set("sku", tiered(sku));
		String kind = Json.text(call.body(), "kind");
		body.put("kind", (kind != null) ? kind : "StorageV2");
		ObjectNode tags = call.body().get("tags") instanceof ObjectNode given ? given : Json.object();
		body.set("tags", tags);
		if (call.body().get("identity") instanceof ObjectNode identity) {
			body.set("identity", identity);
		}
		ObjectNode properties = call.properties();
		properties.remove("provisioningState");
		defaults(properties);
		String now = call.now().toString();
		properties.putObject("keyCreationTime").put("key1", now).put("key2", now);
		properties.put("creationTime", now);
		ObjectNode endpoints = properties.putObject("primaryEndpoints");
		boolean premium = Json.text(sku, "tier").equals("Premium");
		(premium ? List.of("blob") : SERVICES)
			.forEach((service) -> endpoints.put(service, "https://" + name + "." + service + ".core.windows.net/"));
		if (!premium) {
			endpoints.put("web", "https://" + name + ".z5.web.core.windows.net/");
		}
		body.set("properties", properties);
		return body;
	}

	private static ObjectNode tiered(ObjectNode sku) {
		return sku.put("tier", Json.text(sku, "name").startsWith("Premium") ? "Premium" : "Standard");
	}

	private static void defaults(ObjectNode properties) {
		Json.orDefault(properties, "allowCrossTenantReplication", false);
		Json.orDefault(properties, "privateEndpointConnections", Json.array());
		Json.orDefault(properties, "minimumTlsVersion", "TLS1_0");
		Json.orDefault(properties, "allowBlobPublicAccess", false);
		Json.orDefault(properties, "supportsHttpsTrafficOnly", true);
		Json.orDefault(properties, "accessTier", "Hot");
		ObjectNode acls = Json.child(properties, "networkAcls");
		Json.orDefault(acls, "bypass", "AzureServices");
		Json.orDefault(acls, "virtualNetworkRules", Json.array());
		Json.orDefault(acls, "ipRules", Json.array());
		Json.orDefault(acls, "defaultAction", "Allow");
		ObjectNode encryption = Json.child(properties, "encryption");
		Json.orDefault(encryption, "keySource", "Microsoft.Storage");
		ObjectNode services = Json.child(encryption, "services");
		for (String service : new String[] { "file", "blob" }) {
			ObjectNode one = Json.child(services, service);
			Json.orDefault(one, "keyType", "Account");
			Json.orDefault(one, "enabled", true);
		}
	}

	/** The body after an update. */
	static ObjectNode changed(Call call, Resource old) {
		ObjectNode body = old.body().deepCopy();
		String kind = Json.text(call.body(), "kind");
		if (kind != null && !kind.equals(Json.text(body, "kind")) && !kind.equals("StorageV2")) {
			throw ArmException.provider(409, "AccountKindChangeNotAllowed",
					"The storage account kind can't be changed to " + kind + ".");
		}
		for (String field : new String[] { "tags", "identity" }) {
			if (call.body().get(field) instanceof ObjectNode given) {
				body.set(field, given);
			}
		}
		if (call.body().get("sku") instanceof ObjectNode sku && Json.text(sku, "name") != null) {
			body.set("sku", tiered(sku.deepCopy()));
		}
		ObjectNode given = call.properties();
		given.remove(List.of("provisioningState", "creationTime", "primaryEndpoints", "keyCreationTime"));
		ObjectNode properties = Json.child(body, "properties");
		properties.setAll(given);
		defaults(properties);
		return body;
	}

	/** The account as a GET shows it. */
	static ObjectNode render(Resource account) {
		ObjectNode view = Json.object();
		view.set("sku", account.body().get("sku"));
		view.set("kind", account.body().get("kind"));
		view.put("id", account.id()).put("name", account.name()).put("type", account.type());
		view.put("location", account.location());
		view.set("tags", account.tags());
		if (account.body().has("identity")) {
			view.set("identity", account.body().get("identity"));
		}
		ObjectNode properties = Json.object();
		properties.setAll(account.properties());
		properties.put("provisioningState", account.state());
		properties.put("primaryLocation", account.location()).put("statusOfPrimary", "available");
		view.set("properties", properties);
		return view;
	}

}
