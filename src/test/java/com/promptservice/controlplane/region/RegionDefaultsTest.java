package com.promptservice.controlplane.region;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionDefaultsTest {

	private final RegionDefaults defaults = new RegionDefaults(RegionFixtures.PROPERTIES);

	@Test
	void the_subscription_alone_gives_the_names_of_the_topology() {
		RegionSpec spec = RegionFixtures.spec("westus2");
		assertThat(spec.location()).isEqualTo("westus2");
		assertThat(spec.resourceGroupName()).isEqualTo("azureprompt_dp");
		assertThat(spec.userContentResourceGroupName()).isEqualTo("promptservice-regional-storage-westus2");
		assertThat(spec.network()).isEqualTo(new RegionSettings.Network("kvstore-vnet-westus2", "kvstore-subnet",
				"kvstore-nsg-westus2", "10.0.0.0/16", "10.0.0.0/24"));
		assertThat(spec.identity().uamiName()).isEqualTo("kvstore-svc-westus2");
		assertThat(spec.keyVault().name()).isEqualTo("kvstore-kv-westus2");
		assertThat(spec.loadBalancer()).isEqualTo(new RegionSettings.RegionLoadBalancer("kvs-wus2-01-ilb", "10.0.0.4"));
		assertThat(spec.dataplane()).isEqualTo(new RegionSettings.Dataplane("promptdatawestus2", 8085, 8086));
		assertThat(spec.peeringPolicy()).isEqualTo(new RegionSettings.PeeringPolicy("Manual", 500));
	}

	static Stream<String> azureRegions() {
		return AzureRegions.codes().keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("azureRegions")
	void every_azure_region_gets_names_within_azures_limits(String region) {
		RegionSpec spec = RegionFixtures.spec(region);
		assertThat(RegionFixtures.findings(spec)).isEmpty();
		assertThat(spec.keyVault().name()).hasSizeLessThanOrEqualTo(24).startsWith("kvstore-kv-");
		assertThat(spec.dataplane().configStorageAccount()).hasSizeLessThanOrEqualTo(24).startsWith("promptdata");
	}

	@Test
	void codes_are_unique_so_that_names_are() {
		Set<String> codes = new HashSet<>(AzureRegions.codes().values());
		assertThat(codes).hasSameSizeAs(AzureRegions.codes().keySet());
		assertThat(codes).noneMatch(AzureRegions::isKnown);
	}

	@Test
	void a_long_region_gets_its_short_code() {
		RegionSpec spec = RegionFixtures.spec("southcentralus");
		assertThat(spec.keyVault().name()).isEqualTo("kvstore-kv-scus");
		assertThat(spec.dataplane().configStorageAccount()).isEqualTo("promptdatasouthcentralus");
		assertThat(RegionFixtures.spec("germanywestcentral").dataplane().configStorageAccount())
			.isEqualTo("promptdatagwc");
	}

	@Test
	void a_name_that_is_no_azure_region_needs_its_location() {
		assertThat(RegionFixtures.findings(RegionFixtures.spec("prod1"))).singleElement()
			.satisfies((finding) -> assertThat(finding.target()).isEqualTo("$.location"));
		RegionSpec spec = RegionFixtures.spec("prod1", "'location': 'westus2'");
		assertThat(RegionFixtures.findings(spec)).isEmpty();
		assertThat(spec.loadBalancer().name()).isEqualTo("kvs-prod1-01-ilb");
	}

	@Test
	void a_long_unknown_name_is_asked_for_the_fields_that_cannot_be_derived() {
		assertThat(RegionFixtures.findings(RegionFixtures.spec("averylongregionname1", "'location': 'westus2'")))
			.extracting((finding) -> finding.code() + " " + finding.target())
			.containsExactlyInAnyOrder("RequiredFieldMissing $.keyVault.name",
					"RequiredFieldMissing $.loadBalancer.name",
					"RequiredFieldMissing $.dataplane.configStorageAccount");
	}

	@Test
	void the_subnet_and_the_private_address_follow_the_network() {
		RegionSpec spec = RegionFixtures.spec("westus2", "'network': {'vnetAddressPrefix': '172.16.0.0/20'}");
		assertThat(spec.network().subnetAddressPrefix()).isEqualTo("172.16.0.0/24");
		assertThat(spec.loadBalancer().privateIp()).isEqualTo("172.16.0.4");
		spec = RegionFixtures.spec("westus2", "'network': {'vnetAddressPrefix': '192.168.1.0/26'}");
		assertThat(spec.network().subnetAddressPrefix()).isEqualTo("192.168.1.0/26");
	}

	@Test
	void a_later_request_need_not_repeat_what_cannot_change() {
		RegionSpec existing = RegionFixtures.spec("westus2",
				"'resourceGroupName': 'mine', 'network': {'vnetName': 'net', 'vnetAddressPrefix': '10.9.0.0/16'},"
						+ "'loadBalancer': {'privateIp': '10.9.0.9'}, 'tags': {'a': 'b'}");
		RegionSpec again = this.defaults.complete("westus2",
				RegionFixtures.request("{'subscriptionId': '" + RegionFixtures.SUBSCRIPTION + "'}"), existing);
		assertThat(again.resourceGroupName()).isEqualTo("mine");
		assertThat(again.network()).isEqualTo(existing.network());
		assertThat(again.loadBalancer()).isEqualTo(existing.loadBalancer());
		assertThat(again.tags()).isEqualTo(existing.tags());
		assertThat(again.reservedAddressPrefixes()).isEqualTo(List.of());
	}

}
