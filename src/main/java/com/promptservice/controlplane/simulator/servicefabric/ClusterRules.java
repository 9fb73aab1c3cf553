package com.promptservice.controlplane.simulator.servicefabric;

import java.util.Objects;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.network.DnsNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a managed cluster may look like, and what of it can change.
 */
final class ClusterRules {

	private static final Set<String> FORBIDDEN_USERS = Set.of("admin", "administrator", "root", "user", "guest",
			"test");

	private static final String[] FIXED = { "dnsName", "adminUserName", "subnetId", "zonalResiliency", "useCustomVnet",
			"clientConnectionPort", "httpGatewayConnectionPort" };

	private ClusterRules() {
	}

	static void check(Call call, Resource old, String location) {
		String name = call.path().name();
		if (!name.matches("[a-z][a-z0-9-]{2,21}[a-z0-9]")) {
			throw FabricResource.invalid("The cluster name '" + name
					+ "' is invalid: 4 to 23 lower-case letters, digits and hyphens, a letter first, no hyphen last.");
		}
		ObjectNode properties = call.properties();
		String sku = Json.text(call.body(), "sku", "name");
		if (sku == null || !Set.of("Basic", "Standard").contains(sku)) {
			throw FabricResource.invalid("The sku name must be Basic or Standard, not '" + sku + "'.");
		}
		String dnsName = required(properties, "dnsName");
		if (!dnsName.matches("[a-z0-9]+(-*[a-z0-9])*")) {
			throw FabricResource.invalid("The dnsName '" + dnsName + "' is invalid.");
		}
		checkUser(required(properties, "adminUserName"));
		checkRules(properties);
		checkClients(properties);
		if (old != null) {
			checkUnchanged(properties, old, sku);
		}
		else {
			checkPassword(required(properties, "adminPassword"));
			checkFree(call, dnsName, location);
		}
	}

	static String required(ObjectNode properties, String field) {
		String value = Json.text(properties, field);
		if (value == null || value.isBlank()) {
			throw FabricResource.invalid("The property '" + field + "' is required.");
		}
		return value;
	}

	private static void checkUser(String user) {
		if (!user.matches("[^\\\\/\"\\[\\]:|<>+=;,?*$@]{1,15}")
				|| FORBIDDEN_USERS.contains(FabricResource.lower(user))) {
			throw FabricResource.invalid("The adminUserName is not allowed.");
		}
	}

	private static void checkPassword(String password) {
		int kinds = 0;
		for (String kind : new String[] { ".*[a-z].*", ".*[A-Z].*", ".*[0-9].*", ".*[^A-Za-z0-9].*" }) {
			kinds += password.matches(kind) ? 1 : 0;
		}
		if (password.length() < 8 || password.length() > 123 || kinds < 3) {
			throw FabricResource.invalid(
					"The adminPassword must have 8 to 123 characters of three of lower case, upper case, digit and special.");
		}
	}

	static void checkRules(ObjectNode properties) {
		for (JsonNode rule : Json.each(properties, "networkSecurityRules")) {
			int priority = (rule.get("priority") != null) ? rule.get("priority").asInt(0) : 0;
			if (priority < 1_000 || priority > 3_000) {
				throw FabricResource.invalid("The priority of the network security rule '" + Json.text(rule, "name")
						+ "' must be from 1000 to 3000, not " + priority + ".");
			}
		}
	}

	private static void checkClients(ObjectNode properties) {
		for (JsonNode client : Json.each(properties, "clients")) {
			String thumbprint = Json.text(client, "thumbprint");
			boolean named = Json.text(client, "commonName") != null;
			if (named == (thumbprint != null) || (thumbprint != null && !thumbprint.matches("[0-9A-Fa-f]{40}"))) {
				throw FabricResource
					.invalid("A client certificate needs a thumbprint of 40 hexadecimal digits or a common name.");
			}
		}
	}

	private static void checkUnchanged(ObjectNode properties, Resource old, String sku) {
		if (!sku.equals(Json.text(old.body(), "sku", "name"))) {
			throw unchangeable("sku");
		}
		for (String field : FIXED) {
			String now = Json.text(properties, field);
			if (!Objects.equals(now, old.property(field)) && (now != null || field.equals("subnetId"))) {
				throw unchangeable(field);
			}
		}
	}

	static ArmException unchangeable(String field) {
		return FabricResource.invalid("The property '" + field + "' cannot be changed after creation.");
	}

	private static void checkFree(Call call, String dnsName, String location) {
		if (DnsNames.taken(call.world(), dnsName, location)) {
			throw ArmException.provider(400, "DnsRecordInUse",
					"DNS record " + DnsNames.of(dnsName, location) + " is already used by another public IP.");
		}
	}

}
