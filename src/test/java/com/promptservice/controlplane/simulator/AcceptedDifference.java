package com.promptservice.controlplane.simulator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A difference from real Azure that is meant.
 *
 * @param operation a pattern for method and type
 * @param what a pattern for what is different
 * @param reason why it stays
 */
record AcceptedDifference(String operation, String what, String reason) {

	private static final List<AcceptedDifference> ALL = List.of(
			new AcceptedDifference("(GET|PUT|PATCH) microsoft.(network|resources|storage)/.*",
					"field .* \\(asked at another version than 201[689]-..-..\\)",
					"versions before 2020 are not served; their bodies lack what later ones brought"),
			new AcceptedDifference("(GET|PUT) microsoft.network/virtualnetworks",
					"value .*privateEndpointNetworkPolicies is .* \\(asked at another version than 2019-..-..\\)",
					"versions before 2020 are not served; the default changed later"),
			new AcceptedDifference("GET microsoft.network/loadbalancers",
					"value properties.loadBalancingRules\\[\\].properties.idleTimeoutInMinutes is 15, not 4 .*",
					"two reads during an update still showed what was before it; here an update shows at once"),
			new AcceptedDifference(".* microsoft.servicefabric/.*", "field properties.useCustomVnet",
					"Azure spelt it useCustomVNet until April 2024; later recordings and the specification spell it so"),
			lacking(".* microsoft.servicefabric/.*",
					"properties.(isPrivateClusterCodeVersion|useCustomVNet|publicIPv?6?PrefixId)",
					"the published specification has no such field"),
			lacking(".* microsoft.servicefabric/managedclusters/nodetypes", "location",
					"the published specification gives node types none"),
			lacking("(GET|PUT) microsoft.network/virtualnetworks/(subnets|virtualnetworkpeerings)",
					"properties.(ipamPoolPrefixAllocations|routeServiceVips|remoteGateways)( .*)?",
					"empty lists of features that are not served here"),
			lacking("(GET|PUT) microsoft.network/virtualnetworks", "properties.enableVmProtection .*",
					"gone since the versions that are served"),
			lacking("(GET|PATCH) microsoft.storage/.*", "properties.(secondaryLocation|statusOfSecondary)( .*)?",
					"regions have no pairs here"),
			lacking("(GET|PUT) microsoft.network/networkinterfaces",
					"properties.(tapConfigurations|macAddress|primary|virtualMachine)( .*)?",
					"interfaces here show no hardware, and no machine before it is made"),
			new AcceptedDifference("(GET|PUT) microsoft.compute/virtualmachines", "field properties.timeCreated.*",
					"versions before 2021 did not show it"),
			new AcceptedDifference("(GET|PUT) microsoft.compute/virtualmachines",
					"value properties.availabilitySet.id is .*",
					"Azure writes this one name in capitals; ids are the same in any case"),
			unsupported("PUT microsoft.compute/availabilitysets", "no part of the product"),
			unsupported("POST microsoft.storage/storageaccounts/(listkeys|regeneratekey)",
					"the product turns account keys off, and nothing here may hand one out"),
			unsupported("POST microsoft.managedidentity/userassignedidentities/listassociatedresources",
					"a preview that the product does not use"),
			unsupported("GET microsoft.managedidentity/operations", "documentation for portals"));

	private static AcceptedDifference lacking(String operation, String field, String why) {
		return new AcceptedDifference(operation, "lacks " + field, why);
	}

	private static AcceptedDifference unsupported(String operation, String why) {
		return new AcceptedDifference(operation, "(status 404, not 20.|Azure-AsyncOperation .*|Retry-After .*)",
				"not served by design: " + why);
	}

	private static final Map<AcceptedDifference, Integer> SEEN = new ConcurrentHashMap<>();

	/** Those that nobody accepted. */
	static List<Difference> unaccepted(List<Difference> differences) {
		return differences.stream().filter((difference) -> {
			AcceptedDifference meant = ALL.stream().filter((one) -> one.covers(difference)).findFirst().orElse(null);
			if (meant != null) {
				SEEN.merge(meant, 1, Integer::sum);
			}
			return meant == null;
		}).toList();
	}

	/** Those that no answer differed by so far. */
	static List<AcceptedDifference> unneeded() {
		return ALL.stream().filter((one) -> !SEEN.containsKey(one)).toList();
	}

	private boolean covers(Difference difference) {
		return difference.operation().matches(this.operation) && difference.what().matches(this.what);
	}

	/** What was accepted so far, a line each. */
	static List<String> report() {
		Map<String, String> lines = new TreeMap<>();
		SEEN.forEach((one, times) -> lines.put(one.operation + one.what,
				"accepted " + one.operation + " " + one.what + " x" + times + ": " + one.reason));
		return List.copyOf(lines.values());
	}

}
