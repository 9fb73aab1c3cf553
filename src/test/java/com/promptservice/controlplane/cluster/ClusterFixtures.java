package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clusters for tests.
 */
final class ClusterFixtures {

	static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

	static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/azureprompt_dp";

	static final String THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

	static final JsonMapper JSON = JsonMapper.builder().build();

	static final ClusterProperties PROPERTIES = new ClusterProperties(5, "Standard_D2s_v5", "Standard_E80ids_v4",
			Duration.ofMinutes(10), Duration.ofMinutes(5));

	private static final String NETWORK = GROUP + "/providers/Microsoft.Network";

	private ClusterFixtures() {
	}

	static RegionView site() {
		return site(ProvisioningState.Succeeded, "10.0.0.0/24", List.of());
	}

	static RegionView site(ProvisioningState state, String subnet, List<String> admins) {
		String balancer = NETWORK + "/loadBalancers/kvs-wus2-01-ilb";
		return new RegionView("westus2", state, SUBSCRIPTION, "westus2", "azureprompt_dp",
				NETWORK + "/virtualNetworks/kvstore-vnet-westus2", "kvstore-vnet-westus2", "10.0.0.0/16",
				NETWORK + "/virtualNetworks/kvstore-vnet-westus2/subnets/kvstore-subnet", subnet,
				GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/kvstore-svc-westus2",
				"kvstore-kv-westus2", balancer, "kvs-wus2-01-ilb", "10.0.0.4",
				balancer + "/backendAddressPools/appBackendPool", List.of(8085, 8086), admins, THUMBPRINT,
				Map.of("team", "kvstore"));
	}

	/**
	 * A request as JSON, single quotes standing for double ones.
	 */
	static ClusterRequest request(String json) {
		return JSON.readValue(json.replace('\'', '"'), ClusterRequest.class);
	}

	/**
	 * The cluster that a request with these fields besides region and App nodes wants.
	 */
	static ClusterSpec spec(String cluster, int appNodes, String fields) {
		return new ClusterDefaults(PROPERTIES).complete(cluster, request(body(appNodes, fields)), null);
	}

	static ClusterSpec spec(String cluster) {
		return spec(cluster, 3, "");
	}

	/**
	 * The body of a PUT, single quotes standing for double ones.
	 */
	static String body(int appNodes, String fields) {
		return "{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': " + appNodes + "}}"
				+ (fields.isEmpty() ? "" : ", " + fields) + "}";
	}

	static ClusterDocument document(ClusterSpec spec, Instant createdAt) {
		return ClusterDocument.created(spec, site(), "westus2.operation", createdAt)
			.settled(ClusterObserved.NOTHING, ProvisioningState.Succeeded, null, createdAt);
	}

	/**
	 * What is wrong with a cluster.
	 */
	static List<ApiError> findings(ClusterSpec spec) {
		Findings findings = new Findings();
		ClusterValidation.judge(spec, site(), findings);
		return findings.details();
	}

}
