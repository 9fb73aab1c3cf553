package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.List;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What clusters are let in, changed and removed, and what is told when not.
 */
@ResourceLock(ClusterScenario.ONE_WIRE)
class ClusterAdmissionTest {

	private static final String NAME = "kvs-wus2-01";

	private final ClusterScenario scenario = ClusterScenario.withRegion();

	@Test
	void a_region_that_is_not_there_or_not_ready_takes_no_cluster() {
		assertThatThrownBy(
				() -> this.scenario.put(NAME, "{'region': 'eastus', 'nodeTypes': {'app': {'instanceCount': 1}}}"))
			.isInstanceOfSatisfying(ApiException.class,
					(ex) -> assertThat(ex.error().code()).isEqualTo("ParentNotFound"));
		this.scenario.deleteRegion("westus2");
		assertThatThrownBy(() -> this.scenario.put(NAME, ClusterFixtures.body(1, ""))).isInstanceOfSatisfying(
				ApiException.class, (ex) -> assertThat(ex.error().code()).isEqualTo("RegionNotReady"));
	}

	@Test
	void a_region_with_a_cluster_cannot_go() {
		this.scenario.put(NAME, ClusterFixtures.body(1, ""));
		assertThatThrownBy(() -> this.scenario.deleteRegion("westus2")).isInstanceOfSatisfying(ApiException.class,
				(ex) -> {
					assertThat(ex.error().code()).isEqualTo("RegionNotEmpty");
					assertThat(ex.error().details().toString()).contains("/clusters/kvs-wus2-01");
				});
	}

	@Test
	void names_are_unique_across_regions() {
		this.scenario.region("eastus", "'network': {'vnetAddressPrefix': '10.1.0.0/16'}");
		this.scenario.put(NAME, ClusterFixtures.body(1, ""));
		assertThatThrownBy(
				() -> this.scenario.put(NAME, "{'region': 'eastus', 'nodeTypes': {'app': {'instanceCount': 1}}}"))
			.isInstanceOf(ApiException.class);
		Operation other = this.scenario.carriedOut(
				this.scenario.put("kvs-eus-01", "{'region': 'eastus', 'nodeTypes': {'app': {'instanceCount': 1}}}"));
		assertThat(other.status()).as(this.scenario.shown(other)).isEqualTo(OperationStatus.Succeeded);
		assertThat(other.id()).startsWith("eastus.");
	}

	@Test
	void a_name_that_a_crash_left_reserved_is_free_again_after_a_while() {
		this.scenario.parts().reservations().reserve(NAME, "eastus");
		assertThatThrownBy(() -> this.scenario.put(NAME, ClusterFixtures.body(1, "")))
			.isInstanceOfSatisfying(ApiException.class, (ex) -> assertThat(ex.error().code()).isEqualTo("NameTaken"));
		this.scenario.waitFor(Duration.ofMinutes(6));
		assertThat(this.scenario.put(NAME, ClusterFixtures.body(1, "")).operation()).isNotNull();
		this.scenario.parts().reservations().reserve("kvs-wus2-09", "westus2");
		this.scenario.waitFor(Duration.ofMinutes(6));
		this.scenario.parts().reconcile();
		assertThat(this.scenario.parts().reservations().names()).containsExactly(NAME);
	}

	@Test
	void the_last_cluster_goes_only_by_force_while_peerings_are_connected() {
		this.scenario.created(NAME, 1);
		this.scenario.connect("/peerings/westus2.1");
		assertThatThrownBy(() -> this.scenario.delete(NAME)).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.error().code()).isEqualTo("LastClusterInUse");
			assertThat(ex.error().details().toString()).contains("/peerings/westus2.1");
		});
		assertThat(this.scenario.delete(NAME, true).operation()).isNotNull();
	}

	@Test
	void one_of_two_clusters_may_go_while_peerings_are_connected() {
		this.scenario.created(NAME, 1);
		this.scenario.put("kvs-wus2-02", ClusterFixtures.body(1, ""));
		this.scenario.connect("/peerings/westus2.1");
		assertThat(this.scenario.delete(NAME).operation()).isNotNull();
		assertThatThrownBy(() -> this.scenario.delete("kvs-wus2-02")).isInstanceOf(ApiException.class);
	}

	@Test
	void the_same_put_joins_the_running_operation_and_other_writes_are_refused() {
		Accepted first = this.scenario.put(NAME, ClusterFixtures.body(3, ""));
		assertThat(this.scenario.put(NAME, ClusterFixtures.body(3, "")).operation().id())
			.isEqualTo(first.operation().id());
		for (Runnable other : List.<Runnable>of(() -> this.scenario.put(NAME, ClusterFixtures.body(4, "")),
				() -> this.scenario.scale(NAME, "App", 4))) {
			assertThatThrownBy(other::run).isInstanceOfSatisfying(ApiException.class, (ex) -> {
				assertThat(ex.error().code()).isEqualTo("AnotherOperationInProgress");
				assertThat(ex.headers().get("operation-location")).contains(first.operation().id());
			});
		}
	}

	@Test
	void an_operation_that_holds_a_cluster_keeps_others_from_changing_it() {
		this.scenario.created(NAME, 1);
		ClusterView cluster = this.scenario.parts().clusters().find(NAME).orElseThrow();
		assertThat(cluster.ready()).isTrue();
		assertThat(this.scenario.parts().clusters().hold(cluster, "westus2.deployment")).isTrue();
		assertThat(this.scenario.parts().clusters().hold(cluster, "westus2.deployment")).isTrue();
		assertThat(this.scenario.parts().clusters().hold(cluster, "westus2.other")).isFalse();
		assertThatThrownBy(() -> this.scenario.scale(NAME, "App", 2)).isInstanceOf(ApiException.class)
			.hasMessageContaining("westus2.deployment");
		this.scenario.parts().clusters().release(cluster, "westus2.other");
		assertThatThrownBy(() -> this.scenario.put(NAME, ClusterFixtures.body(1, ""))).isInstanceOf(ApiException.class);
		this.scenario.parts().clusters().release(cluster, "westus2.deployment");
		assertThat(this.scenario.scale(NAME, "App", 2).operation()).isNotNull();
		assertThat(this.scenario.parts().clusters().hold(cluster, "westus2.deployment")).isFalse();
	}

	@Test
	void what_if_tells_what_would_be_made_and_makes_nothing() {
		ClusterWhatIf before = this.scenario.whatIf(NAME, ClusterFixtures.body(3, ""));
		assertThat(before.diagnostics()).isEmpty();
		assertThat(before.changes()).filteredOn((change) -> change.change().name().equals("Create"))
			.extracting((change) -> change.step())
			.containsExactly("admin-password", "cluster", "system-node-type", "app-node-type");
		assertThat(this.scenario.takeWrites()).isEmpty();
		this.scenario.created(NAME, 3);
		ClusterWhatIf after = this.scenario.whatIf(NAME, ClusterFixtures.body(4, ""));
		assertThat(after.diagnostics()).isEmpty();
		assertThat(after.changes()).filteredOn((change) -> !change.change().name().equals("NoChange"))
			.singleElement()
			.satisfies((change) -> assertThat(change.properties().toString()).contains("vmInstanceCount is 3"));
	}

	@Test
	void everything_that_stands_in_the_way_is_told_at_once() {
		this.scenario.control("POST", "actions/setQuota",
				"{'location': 'westus2', 'family': 'standardXEIDSv4Family', 'limit': 80}");
		this.scenario.control("POST", "actions/setQuota",
				"{'location': 'westus2', 'family': 'standardDSv5Family', 'limit': 8}");
		this.scenario.azure("PUT",
				ClusterFixtures.GROUP + "/providers/Microsoft.Network/publicIPAddresses/other?api-version=2025-03-01",
				"""
						{"location": "westus2", "sku": {"name": "Standard"}, "properties": {"publicIPAllocationMethod": "Static",
						 "dnsSettings": {"domainNameLabel": "kvs-wus2-01"}}}""");
		this.scenario.waitFor(Duration.ofMinutes(5));
		this.scenario.takeWrites();
		ClusterWhatIf whatIf = this.scenario.whatIf(NAME, ClusterFixtures.body(3, ""));
		assertThat(whatIf.diagnostics()).extracting((error) -> error.code())
			.contains("QuotaExceeded")
			.filteredOn("QuotaExceeded"::equals)
			.hasSize(2);
		Operation operation = this.scenario.created(NAME, 3);
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.cluster(NAME).error().details()).hasSameSizeAs(whatIf.diagnostics());
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void a_role_that_is_missing_and_cannot_be_assigned_is_told_before_anything_is_built() {
		this.scenario.control("POST", "actions/withholdAccess",
				"{'scope': '" + ClusterFixtures.GROUP + "', 'actions': ['Microsoft.Authorization/*/Write']}");
		String ownSubnet = "'subnetAddressPrefix': '10.0.64.0/24'";
		this.scenario.takeWrites();
		assertThat(this.scenario.whatIf(NAME, ClusterFixtures.body(1, ownSubnet)).diagnostics()).singleElement()
			.satisfies((error) -> {
				assertThat(error.code()).isEqualTo("AuthorizationFailed");
				assertThat(error.message()).contains("'Network Contributor'", "/subnets/" + NAME,
						"may not assign roles in resource group 'azureprompt_dp'");
			});
		Operation refused = this.scenario.carriedOut(this.scenario.put(NAME, ClusterFixtures.body(1, ownSubnet)));
		assertThat(this.scenario.shown(refused)).contains("AuthorizationFailed", "'Network Contributor'");
		assertThat(this.scenario.takeWrites()).isEmpty();
		Operation built = this.scenario.carriedOut(this.scenario.put("kvs-wus2-02", ClusterFixtures.body(1, "")));
		assertThat(built.status()).as("where all roles are there").isEqualTo(OperationStatus.Succeeded);
	}

}
