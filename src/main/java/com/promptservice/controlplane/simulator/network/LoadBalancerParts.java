package com.promptservice.controlplane.simulator.network;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts inside a load balancer's body: their ids, defaults and references to each
 * other.
 */
final class LoadBalancerParts {

	private static final List<String> LISTS = List.of("frontendIPConfigurations", "loadBalancingRules", "probes",
			"inboundNatRules", "outboundRules", "inboundNatPools");

	private static final List<String> BACK_REFERENCES = List.of("provisioningState", "loadBalancingRules",
			"inboundNatRules", "outboundRules", "inboundNatPools");

	private LoadBalancerParts() {
	}

	/** Gives every part its id and defaults, and refuses references that lead nowhere. */
	static void complete(ObjectNode balancer, String id, List<String> pools) {
		Set<String> known = new HashSet<>();
		pools.forEach((pool) -> known.add(pool.toLowerCase(Locale.ROOT)));
		for (String list : LISTS) {
			Json.orDefault(balancer, list, Json.array());
			for (JsonNode part : Json.each(balancer, list)) {
				ObjectNode node = (ObjectNode) part;
				node.remove(List.of("etag", "type"));
				node.put("id", id + "/" + list + "/" + Json.text(part, "name"));
				Json.child(node, "properties").remove(BACK_REFERENCES);
				known.add(node.get("id").asString().toLowerCase(Locale.ROOT));
			}
		}
		Json.each(balancer, "loadBalancingRules").forEach((rule) -> rule((ObjectNode) rule.get("properties")));
		Json.each(balancer, "probes").forEach((probe) -> probe((ObjectNode) probe.get("properties")));
		for (JsonNode rule : Json.each(balancer, "loadBalancingRules")) {
			for (String field : new String[] { "frontendIPConfiguration", "backendAddressPool", "probe" }) {
				String target = Json.text(rule, "properties", field, "id");
				if (target != null && !known.contains(target.toLowerCase(Locale.ROOT))) {
					throw References.missing(target, Json.text(rule, "id"));
				}
			}
		}
	}

	private static void rule(ObjectNode rule) {
		if (rule.get("backendAddressPool") instanceof ObjectNode pool && !rule.has("backendAddressPools")) {
			rule.putArray("backendAddressPools").add(Json.reference(Json.text(pool, "id")));
		}
		Json.orDefault(rule, "enableFloatingIP", false);
		Json.orDefault(rule, "idleTimeoutInMinutes", 4);
		Json.orDefault(rule, "enableTcpReset", false);
		Json.orDefault(rule, "disableOutboundSnat", false);
		Json.orDefault(rule, "loadDistribution", "Default");
	}

	private static void probe(ObjectNode probe) {
		Json.orDefault(probe, "intervalInSeconds", 15);
		Json.orDefault(probe, "numberOfProbes", 2);
		Json.orDefault(probe, "probeThreshold", 1);
	}

	/** Completes a copy of the parts with what only answers show. */
	static void render(ObjectNode view, Resource balancer) {
		for (String list : LISTS) {
			ObjectNode holder = Json.object();
			holder.set(list, view.get(list).deepCopy());
			for (JsonNode part : Json.each(holder, list)) {
				ObjectNode node = (ObjectNode) part;
				node.put("etag", balancer.etag()).put("type", LoadBalancers.TYPE + "/" + list);
				ObjectNode properties = Json.child(node, "properties").put("provisioningState", balancer.state());
				if (list.equals("frontendIPConfigurations") || list.equals("probes")) {
					backReferences(properties, balancer, Json.text(node, "id"));
				}
			}
			view.set(list, holder.get(list));
		}
	}

	/** Adds the rules that refer to a part. */
	static void backReferences(ObjectNode part, Resource balancer, String id) {
		for (JsonNode rule : Json.each(balancer.properties(), "loadBalancingRules")) {
			for (String field : new String[] { "frontendIPConfiguration", "backendAddressPool", "probe" }) {
				if (id.equalsIgnoreCase(Json.text(rule, "properties", field, "id"))) {
					Json.orDefault(part, "loadBalancingRules", Json.array());
					part.withArray("loadBalancingRules").add(Json.reference(Json.text(rule, "id")));
				}
			}
		}
	}

}
