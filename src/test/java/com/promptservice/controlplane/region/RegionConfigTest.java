package com.promptservice.controlplane.region;

import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RegionConfigTest {

	@Test
	void has_exactly_the_fields_that_the_data_plane_reads() {
		JsonNode expected = RegionFixtures.JSON.readTree("""
				{
				  "region": "westus2",
				  "azure": {
				    "resourceGroupName": "azureprompt_dp",
				    "subscriptionId": "00000000-0000-0000-0000-000000000001",
				    "location": "westus2"
				  },
				  "network": {
				    "vnetName": "kvstore-vnet-westus2",
				    "subnetName": "kvstore-subnet",
				    "vnetAddressPrefix": "10.0.0.0/16",
				    "subnetAddressPrefix": "10.0.0.0/24"
				  },
				  "identity": {
				    "uamiName": "kvstore-svc-westus2",
				    "uamiClientId": "4c1be51a-e029-46b7-a595-360d4628454a"
				  },
				  "dataplane": {
				    "configStorageAccount": "promptdatawestus2",
				    "grpcPortNuma0": 8085,
				    "grpcPortNuma1": 8086,
				    "grpcPorts": [8085, 8086]
				  }
				}""");
		JsonNode actual = RegionFixtures.JSON
			.valueToTree(RegionConfig.of(RegionFixtures.spec("westus2"), "4c1be51a-e029-46b7-a595-360d4628454a"));
		assertThat(actual).isEqualTo(expected);
		assertThat(actual.propertyNames()).containsExactlyElementsOf(expected.propertyNames());
		for (String part : Set.of("azure", "network", "identity", "dataplane")) {
			assertThat(actual.get(part).propertyNames()).containsExactlyElementsOf(expected.get(part).propertyNames());
		}
	}

}
