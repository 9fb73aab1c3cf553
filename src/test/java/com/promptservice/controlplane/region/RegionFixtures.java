package com.promptservice.controlplane.region;

import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.Findings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Regions for tests.
 */
final class RegionFixtures {

	static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

	static final JsonMapper JSON = JsonMapper.builder().build();

	static final RegionProperties PROPERTIES = new RegionProperties("azureprompt_dp",
			"promptservice-regional-storage-{region}", "kvstore-vnet-{region}", "kvstore-subnet",
			"kvstore-nsg-{region}", "kvstore-svc-{region}", "kvstore-kv-{region}", "kvs-{code}-01-ilb",
			"promptdata{region}", "10.0.0.0/16", "10.0.0.0/24", 8085, 8086, 500,
			List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"));

	private RegionFixtures() {
	}

	/**
	 * A request as JSON, single quotes standing for double ones.
	 */
	static RegionRequest request(String json) {
		return JSON.readValue(json.replace('\'', '"'), RegionRequest.class);
	}

	/**
	 * The region that a request with only these fields and the subscription wants.
	 */
	static RegionSpec spec(String region, String fields) {
		String more = fields.isEmpty() ? "" : ", " + fields;
		return new RegionDefaults(PROPERTIES).complete(region,
				request("{'subscriptionId': '" + SUBSCRIPTION + "'" + more + "}"), null);
	}

	/**
	 * What is wrong with a region.
	 */
	static List<ApiError> findings(RegionSpec spec) {
		Findings findings = new Findings();
		new RegionValidation(PROPERTIES).judge(spec, new RegionFindings(findings));
		return findings.details();
	}

	static RegionSpec spec(String region) {
		return spec(region, "");
	}

}
