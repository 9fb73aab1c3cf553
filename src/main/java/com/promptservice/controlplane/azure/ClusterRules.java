package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a managed cluster's network security group, in the form that Service
 * Fabric has for them.
 */
final class ClusterRules {

	private static final String LIST = "networkSecurityRules";

	private ClusterRules() {
	}

	static void differences(GenericBody cluster, List<SecurityRule> wanted, Differences differences) {
		List<GenericBody> rules = cluster.objects(LIST);
		for (SecurityRule rule : wanted) {
			String path = "properties." + LIST + "." + rule.name();
			GenericBody is = rules.stream()
				.filter((candidate) -> rule.name().equalsIgnoreCase(candidate.text("name")))
				.findFirst()
				.orElse(null);
			differences.missing(path, is == null);
			if (is != null) {
				differences.changeable(path, read(rule.name(), is), rule);
			}
		}
	}

	/**
	 * The wanted rules, and those of others that were there already.
	 */
	static List<Object> merged(GenericBody cluster, List<SecurityRule> wanted) {
		List<Object> rules = new ArrayList<>();
		wanted.forEach((rule) -> rules.add(written(rule)));
		for (GenericBody rule : cluster.objects(LIST)) {
			if (wanted.stream().noneMatch((ours) -> ours.name().equalsIgnoreCase(rule.text("name")))) {
				rules.add(rule.properties());
			}
		}
		return rules;
	}

	private static SecurityRule read(String name, GenericBody rule) {
		return new SecurityRule(name, rule.number("priority", 0), "allow".equalsIgnoreCase(rule.text("access")),
				values(rule, "sourceAddressPrefix", "sourceAddressPrefixes"),
				values(rule, "destinationPortRange", "destinationPortRanges"));
	}

	private static List<String> values(GenericBody rule, String one, String several) {
		List<String> all = rule.texts(several);
		String single = rule.text(one);
		return (!all.isEmpty() || single == null || single.isEmpty()) ? all : List.of(single);
	}

	private static Map<String, Object> written(SecurityRule rule) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("name", rule.name());
		body.put("priority", rule.priority());
		body.put("direction", "inbound");
		body.put("protocol", "tcp");
		body.put("access", rule.allow() ? "allow" : "deny");
		body.put("sourcePortRange", "*");
		body.put("destinationAddressPrefix", "*");
		body.put("sourceAddressPrefixes", rule.sources());
		body.put("destinationPortRanges", rule.ports());
		return body;
	}

}
