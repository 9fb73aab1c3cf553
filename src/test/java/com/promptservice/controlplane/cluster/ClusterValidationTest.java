package com.promptservice.controlplane.cluster;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterValidationTest {

	private static final Instant EARLIER = Instant.parse("2026-11-01T00:00:00Z");

	@Test
	void a_cluster_with_defaults_is_good() {
		ClusterSpec spec = ClusterFixtures.spec("kvs-wus2-01");
		assertThat(ClusterFixtures.findings(spec)).isEmpty();
		assertThat(spec.nodeTypes().system().instanceCount()).isEqualTo(5);
		assertThat(spec.nodeTypes().system().vmSize()).isEqualTo("Standard_D2s_v5");
		assertThat(spec.nodeTypes().app().vmSize()).isEqualTo("Standard_E80ids_v4");
		assertThat(spec.nodes()).isEqualTo(8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'nodeTypes': {'app': {'instanceCount': 1}}}                                             | RequiredFieldMissing $.region
					{'region': 'westus2'}                                                                    | RequiredFieldMissing $.nodeTypes.app.instanceCount
					{'region': 'west us', 'nodeTypes': {'app': {'instanceCount': 1}}}                        | InvalidFormat $.region
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 0}}}                        | OutOfRange $.nodeTypes.app.instanceCount
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 101}}}                      | OutOfRange $.nodeTypes.app.instanceCount
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}, 'system': {'instanceCount': 4}}} | OutOfRange $.nodeTypes.system.instanceCount
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1, 'vmSize': 'Standard_D2s_v5'}}} | UnsupportedVmSize $.nodeTypes.app.vmSize
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}, 'system': {'vmSize': ''}}} | UnsupportedVmSize $.nodeTypes.system.vmSize
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}}, 'subnetAddressPrefix': '10.0.1.1/24'} | InvalidCidr $.subnetAddressPrefix
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}}, 'subnetAddressPrefix': '10.0.1.0/29'} | InvalidCidr $.subnetAddressPrefix
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}}, 'subnetAddressPrefix': '10.1.1.0/24'} | SubnetOutsideVnet $.subnetAddressPrefix
					{'region': 'westus2', 'nodeTypes': {'app': {'instanceCount': 1}}, 'tags': {'kvstore-owner': 'me'}} | InvalidFormat $.tags['kvstore-owner']
					""")
	void what_azure_would_not_take_is_named_by_field(String body, String finding) {
		ClusterSpec spec = new ClusterDefaults(ClusterFixtures.PROPERTIES).complete("kvs-wus2-01",
				ClusterFixtures.request(body), null);
		assertThat(ClusterFixtures.findings(spec)).extracting((error) -> error.code() + " " + error.target())
			.containsExactly(finding);
	}

	@ParameterizedTest
	@CsvSource({ "kvs-windows-01", "login-kvs-01", "my-microsoft-kvs" })
	void a_name_that_azure_reserves_for_itself_is_refused(String name) {
		assertThat(ClusterFixtures.findings(ClusterFixtures.spec(name))).extracting(ApiError::target)
			.containsExactly("path:cluster");
	}

	@Test
	void a_subnet_is_full_when_the_nodes_of_all_its_clusters_do_not_fit() {
		RegionView small = ClusterFixtures.site(ProvisioningState.Succeeded, "10.0.0.0/27", List.of());
		// 32 addresses, 5 of Azure, 1 of the load balancer: room for 26 nodes
		ClusterDocument other = ClusterFixtures.document(ClusterFixtures.spec("kvs-wus2-02", 10, ""), EARLIER);
		assertThat(ClusterRoom.findings(ClusterFixtures.spec("kvs-wus2-01", 6, ""), small, List.of(other))).isEmpty();
		assertThat(ClusterRoom.findings(ClusterFixtures.spec("kvs-wus2-01", 7, ""), small, List.of(other)))
			.singleElement()
			.satisfies((error) -> {
				assertThat(error.code()).isEqualTo("SubnetFull");
				assertThat(error.message()).contains("needs 12", "10.0.0.0/27 has 11 left");
			});
	}

	@Test
	void clusters_with_a_subnet_of_their_own_take_no_room_from_others() {
		RegionView small = ClusterFixtures.site(ProvisioningState.Succeeded, "10.0.0.0/27", List.of());
		ClusterDocument other = ClusterFixtures
			.document(ClusterFixtures.spec("kvs-wus2-02", 50, "'subnetAddressPrefix': '10.0.1.0/24'"), EARLIER);
		assertThat(ClusterRoom.findings(ClusterFixtures.spec("kvs-wus2-01", 20, ""), small, List.of(other))).isEmpty();
	}

	@Test
	void a_subnet_overlaps_neither_the_shared_one_nor_another_clusters() {
		ClusterDocument other = ClusterFixtures
			.document(ClusterFixtures.spec("kvs-wus2-02", 3, "'subnetAddressPrefix': '10.0.2.0/24'"), EARLIER);
		assertThat(
				ClusterRoom.findings(ClusterFixtures.spec("kvs-wus2-01", 3, "'subnetAddressPrefix': '10.0.0.128/25'"),
						ClusterFixtures.site(), List.of(other)))
			.extracting(ApiError::code)
			.containsExactly("AddressSpaceOverlap");
		assertThat(ClusterRoom.findings(ClusterFixtures.spec("kvs-wus2-01", 3, "'subnetAddressPrefix': '10.0.2.0/23'"),
				ClusterFixtures.site(), List.of(other)))
			.extracting(ApiError::message)
			.singleElement()
			.asString()
			.contains("kvs-wus2-02");
	}

	@Test
	void of_two_that_came_at_the_same_time_one_comes_first() {
		ClusterDocument one = ClusterFixtures.document(ClusterFixtures.spec("kvs-wus2-01"), EARLIER);
		ClusterDocument two = ClusterFixtures.document(ClusterFixtures.spec("kvs-wus2-02"), EARLIER);
		assertThat(ClusterRoom.before(one, List.of(one, two))).isEmpty();
		assertThat(ClusterRoom.before(two, List.of(one, two))).containsExactly(one);
	}

	@Test
	void a_size_can_change_only_until_azure_gave_it() {
		ClusterDocument wanted = ClusterFixtures.document(ClusterFixtures.spec("kvs-wus2-01"), EARLIER);
		ClusterSpec other = ClusterFixtures.spec("kvs-wus2-01", 3,
				"'subnetAddressPrefix': '10.0.1.0/24', 'tags': {'a': 'b'}");
		ClusterSpec bigger = new ClusterDefaults(ClusterFixtures.PROPERTIES).complete("kvs-wus2-01",
				ClusterFixtures
					.request("{'region': 'westus2', 'nodeTypes': {'app': {'vmSize': 'Standard_E104ids_v5'}}}"),
				wanted.spec());
		assertThat(ClusterChanges.forbidden(wanted, bigger)).isEmpty();
		ClusterObserved seen = new ClusterObserved("id", "Ready", "host:19000", "AB", 5, 3, "secret");
		assertThat(ClusterChanges.forbidden(wanted.observed(seen, EARLIER), bigger)).extracting(ApiError::target)
			.containsExactly("$.nodeTypes.app.vmSize");
		assertThat(ClusterChanges.forbidden(wanted, other)).extracting(ApiError::target)
			.containsExactly("$.subnetAddressPrefix", "$.tags");
	}

}
