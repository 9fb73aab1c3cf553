package com.promptservice.controlplane.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What really exists in the simulated cloud, in a form that two worlds can be compared
 * by: what Azure makes up (versions, ids of identities, thumbprints, times) stands as a
 * sign.
 */
final class Truth {

	/** The order of fields says nothing. */
	private static final JsonMapper SORTING = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private static final Set<String> KNOWN = Set.of(Simulator.OWNER, AzureOverWire.SFRP);

	private Truth() {
	}

	/**
	 * Whether the resource is one that the region westus2 makes, by its name and unless
	 * somebody else's name is on it.
	 */
	static boolean isOfTheRegion(SimulatedResource resource) {
		String key = resource.id().toLowerCase(Locale.ROOT);
		return (key.contains("westus2") || key.contains("kvs-wus2")) && !key.endsWith("/guest")
				&& !key.contains("/deletedvaults/") && !"somebody".equals(resource.tags().get("owner"));
	}

	/**
	 * The region's resources, each with its text.
	 */
	static Map<String, String> region(World world) {
		List<SimulatedResource> all = world.cloud().simulator().resources();
		Map<String, String> signs = new HashMap<>();
		for (SimulatedResource resource : all) {
			if (resource.type().equalsIgnoreCase("Microsoft.ManagedIdentity/userAssignedIdentities")) {
				signs.put(resource.body().path("properties").path("principalId").asString(""), "PRINCIPAL");
				signs.put(resource.body().path("properties").path("clientId").asString(""), "CLIENT");
			}
		}
		Map<String, String> texts = new TreeMap<>();
		for (SimulatedResource resource : all) {
			boolean role = resource.type().equalsIgnoreCase("Microsoft.Authorization/roleAssignments");
			if (isOfTheRegion(resource) && !(role && isNobodys(resource, signs))) {
				texts.put(role ? roleKey(resource, signs) : resource.id().toLowerCase(Locale.ROOT),
						role ? "" : text(resource, signs));
			}
		}
		return texts;
	}

	/**
	 * Everything else, byte for byte.
	 */
	static Map<String, String> foreign(World world) {
		Map<String, String> texts = new TreeMap<>();
		for (SimulatedResource resource : world.cloud().simulator().resources()) {
			if (!isOfTheRegion(resource) && !resource.id().toLowerCase(Locale.ROOT).contains("/deletedvaults/")) {
				texts.put(resource.id().toLowerCase(Locale.ROOT), resource.body().toString());
			}
		}
		return texts;
	}

	/**
	 * What differs between two states, for people.
	 */
	static String difference(Map<String, String> wanted, Map<String, String> found) {
		StringBuilder text = new StringBuilder();
		TreeSet<String> keys = new TreeSet<>(wanted.keySet());
		keys.addAll(found.keySet());
		for (String key : keys) {
			String one = wanted.get(key);
			String other = found.get(key);
			if (one == null) {
				text.append("; too much: ").append(key);
			}
			else if (other == null) {
				text.append("; missing: ").append(key);
			}
			else if (!one.equals(other)) {
				text.append("; differs: ").append(key).append(": ").append(one).append(" / ").append(other);
			}
		}
		return text.toString();
	}

	/**
	 * Azure keeps the roles of an identity that a person deleted.
	 */
	private static boolean isNobodys(SimulatedResource role, Map<String, String> signs) {
		String principal = role.body().path("properties").path("principalId").asString("");
		return !signs.containsKey(principal) && !KNOWN.contains(principal);
	}

	private static String roleKey(SimulatedResource role, Map<String, String> signs) {
		var properties = role.body().path("properties");
		String principal = properties.path("principalId").asString("");
		return "role:" + properties.path("scope").asString("").toLowerCase(Locale.ROOT) + ":"
				+ properties.path("roleDefinitionId").asString("").replaceAll(".*/", "") + ":"
				+ signs.getOrDefault(principal, principal);
	}

	private static String text(SimulatedResource resource, Map<String, String> signs) {
		ObjectNode body = resource.body().deepCopy();
		if (body.path("properties").path("securityRules") instanceof ArrayNode rules) {
			rules.removeIf((rule) -> rule.path("name").asString("").equals("Guest"));
		}
		String text = SORTING.writeValueAsString(SORTING.treeToValue(body, Map.class));
		for (Map.Entry<String, String> sign : signs.entrySet()) {
			if (!sign.getKey().isEmpty()) {
				text = text.replace(sign.getKey(), sign.getValue());
			}
		}
		return text
			.replaceAll("\"(etag|resourceGuid|creationTime|keyCreationTime|createdAt|lastModifiedAt"
					+ "|createdOn|updatedOn|lastModifiedTime)\":\"([^\"\\\\]|\\\\.)*\"", "\"$1\":\"*\"")
			.replaceAll("\"(key1|key2)\":\"[^\"]*\"", "\"$1\":\"*\"");
	}

}
