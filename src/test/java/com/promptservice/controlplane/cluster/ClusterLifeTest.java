package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.List;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ResourceLock(ClusterScenario.ONE_WIRE)
class ClusterLifeTest {

	private static final String NAME = "kvs-wus2-01";

	private static final String CLUSTER = ClusterFixtures.GROUP + "/providers/Microsoft.ServiceFabric/managedClusters/"
			+ NAME;

	private static final String VERSION = "?api-version=2024-04-01";

	private static final String POOL = ClusterFixtures.GROUP
			+ "/providers/Microsoft.Network/loadBalancers/kvs-wus2-01-ilb?api-version=2025-03-01";

	private final ClusterScenario scenario = ClusterScenario.withRegion();

	@Test
	void a_created_cluster_is_ready_and_its_app_nodes_are_behind_the_load_balancer() {
		Operation operation = this.scenario.created(NAME, 3);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		ClusterDocument cluster = this.scenario.cluster(NAME);
		assertThat(cluster.provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		assertThat(cluster.observed()).hasNoNullFieldsOrProperties();
		assertThat(cluster.observed().clusterState()).isEqualTo("Ready");
		ClusterConfig config = this.scenario.config(NAME);
		assertThat(config.cluster().endpoint()).isEqualTo("kvs-wus2-01.westus2.cloudapp.azure.com:19000");
		assertThat(config.cluster().serverCertThumbprint()).hasSize(40);
		assertThat(config.byolb()).isEqualTo(new ClusterConfig.Byolb("kvs-wus2-01-ilb", "10.0.0.4"));
		assertThat(config.nodeTypes().app()).isEqualTo(new ClusterConfig.Node("App", 3));
		assertThat(members()).isEqualTo(3);
		assertThat(operation.id()).startsWith("westus2.");
		assertThat(this.scenario.routingTable().get("clusters")).hasToString(
				"[{\"name\":\"kvs-wus2-01\",\"endpoint\":\"kvs-wus2-01.westus2.cloudapp.azure.com:19000\",\"appInstanceCount\":3}]");
		assertThat(this.scenario.routingTable().get("endpoints")).hasToString(
				"[{\"numaNode\":0,\"address\":\"10.0.0.4\",\"port\":8085},{\"numaNode\":1,\"address\":\"10.0.0.4\",\"port\":8086}]");
	}

	@Test
	void the_cluster_is_asked_for_as_the_topology_says() {
		this.scenario.created(NAME, 3);
		List<ClusterScenario.Write> writes = this.scenario.takeWrites();
		String cluster = write(writes, "/managedClusters/" + NAME).body();
		assertThat(cluster).contains("\"sku\":{\"name\":\"Standard\"}", "\"dnsName\":\"kvs-wus2-01\"",
				"/subnets/kvstore-subnet", "\"isAdmin\":true", "\"kvstore-owner\":\"cluster/kvs-wus2-01\"", "8085-8086",
				"VirtualNetwork");
		String system = write(writes, "/nodeTypes/System").body();
		assertThat(system).contains("\"isPrimary\":true", "\"vmInstanceCount\":5", "Standard_D2s_v5")
			.doesNotContain("frontendConfigurations", "useDefaultPublicLoadBalancer");
		String app = write(writes, "/nodeTypes/App").body();
		assertThat(app).contains("\"isPrimary\":false", "Standard_E80ids_v4", "/backendAddressPools/appBackendPool",
				"\"useDefaultPublicLoadBalancer\":true", "kvstore-svc-westus2");
	}

	@Test
	void a_second_put_touches_nothing() {
		this.scenario.created(NAME, 3);
		this.scenario.takeWrites();
		Operation operation = this.scenario.created(NAME, 3);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void scaling_writes_one_node_type_and_the_config() {
		this.scenario.created(NAME, 3);
		this.scenario.takeWrites();
		Operation app = this.scenario.carriedOut(this.scenario.scale(NAME, "App", 4));
		assertThat(app.status()).as(this.scenario.shown(app)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).hasToString("[PUT " + CLUSTER + "/nodeTypes/App]");
		assertThat(members()).isEqualTo(4);
		assertThat(this.scenario.config(NAME).nodeTypes().app().instanceCount()).isEqualTo(4);
		Operation system = this.scenario.carriedOut(this.scenario.scale(NAME, "System", 7));
		assertThat(system.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).hasToString("[PUT " + CLUSTER + "/nodeTypes/System]");
		assertThat(this.scenario.cluster(NAME).observed().systemInstanceCount()).isEqualTo(7);
		Operation in = this.scenario.carriedOut(this.scenario.scale(NAME, "App", 1));
		assertThat(in.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(members()).isEqualTo(1);
	}

	@Test
	void a_removed_cluster_leaves_the_region_as_it_was() {
		List<String> before = this.scenario.resources();
		this.scenario.created(NAME, 3);
		Operation operation = this.scenario.deleted(NAME);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(members()).isZero();
		assertThat(this.scenario.config(NAME)).isNull();
		assertThat(this.scenario.routingTable().get("clusters")).isEmpty();
		assertThat(this.scenario.parts().reservations().names()).isEmpty();
		assertThatThrownBy(() -> this.scenario.cluster(NAME)).isInstanceOf(ApiException.class);
		assertThat(this.scenario.delete(NAME).operation()).isNull();
	}

	@Test
	void a_cluster_can_be_created_again_after_its_removal() {
		this.scenario.created(NAME, 1);
		this.scenario.deleted(NAME);
		Operation operation = this.scenario.created(NAME, 1);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_cluster_with_a_subnet_of_its_own_takes_it_along_when_it_goes() {
		List<String> before = this.scenario.resources();
		Operation created = this.scenario
			.carriedOut(this.scenario.put(NAME, ClusterFixtures.body(1, "'subnetAddressPrefix': '10.0.1.0/24'")));
		assertThat(created.status()).as(this.scenario.shown(created)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).anyMatch((id) -> id.endsWith("/subnets/kvs-wus2-01-subnet"));
		Operation removed = this.scenario.deleted(NAME);
		assertThat(removed.status()).as(this.scenario.shown(removed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void a_node_type_left_half_made_is_made_anew_by_put() {
		this.scenario.control("POST", "faults",
				"{'kind': 'halfMade', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/nodeTypes', 'name': 'App'}");
		Operation failed = this.scenario.created(NAME, 2);
		assertThat(failed.status()).as(this.scenario.shown(failed)).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.cluster(NAME).provisioningState()).isEqualTo(ProvisioningState.Failed);
		this.scenario.takeWrites();
		Operation repaired = this.scenario.created(NAME, 2);
		assertThat(repaired.status()).as(this.scenario.shown(repaired)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites())
			.hasToString("[DELETE " + CLUSTER + "/nodeTypes/App, PUT " + CLUSTER + "/nodeTypes/App]");
		assertThat(members()).isEqualTo(2);
	}

	@Test
	void a_deleted_node_type_comes_back_and_nothing_else_is_touched() {
		this.scenario.created(NAME, 2);
		this.scenario.azure("DELETE", CLUSTER + "/nodeTypes/App" + VERSION, null);
		this.scenario.waitFor(Duration.ofHours(1));
		this.scenario.takeWrites();
		Operation operation = this.scenario.created(NAME, 2);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).hasToString("[PUT " + CLUSTER + "/nodeTypes/App]");
	}

	@Test
	void a_delete_takes_over_from_a_running_create() {
		List<String> before = this.scenario.resources();
		Accepted create = this.scenario.put(NAME, ClusterFixtures.body(3, ""));
		this.scenario.untilUnderWay(create, "app-node-type");
		Operation removed = this.scenario.carriedOut(this.scenario.delete(NAME));
		assertThat(removed.status()).as(this.scenario.shown(removed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.operation(create.operation().id()).status()).isEqualTo(OperationStatus.Canceled);
		assertThat(this.scenario.resources()).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void a_cluster_whose_node_type_never_ends_can_be_deleted() {
		List<String> before = this.scenario.resources();
		this.scenario.control("POST", "faults",
				"{'kind': 'endless', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/nodeTypes', 'name': 'App'}");
		Operation failed = this.scenario.created(NAME, 2);
		assertThat(failed.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.shown(failed)).contains("OperationTimedOut");
		Operation removed = this.scenario.deleted(NAME);
		assertThat(removed.status()).as(this.scenario.shown(removed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void a_rotated_certificate_is_published_by_the_next_look_and_by_put() {
		this.scenario.created(NAME, 1);
		String first = this.scenario.config(NAME).cluster().serverCertThumbprint();
		this.scenario.control("POST", "actions/rotateClusterCertificate", "{'cluster': '" + NAME + "'}");
		this.scenario.parts().reconcile();
		String second = this.scenario.config(NAME).cluster().serverCertThumbprint();
		assertThat(second).hasSize(40).isNotEqualTo(first);
		assertThat(this.scenario.cluster(NAME).observed().serverCertThumbprint()).isEqualTo(second);
		this.scenario.control("POST", "actions/rotateClusterCertificate", "{'cluster': '" + NAME + "'}");
		this.scenario.takeWrites();
		this.scenario.created(NAME, 1);
		assertThat(this.scenario.config(NAME).cluster().serverCertThumbprint()).isNotIn(first, second);
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void looking_again_changes_nothing_that_has_not_changed() {
		this.scenario.created(NAME, 1);
		this.scenario.takeWrites();
		ClusterDocument before = this.scenario.cluster(NAME);
		this.scenario.parts().reconcile();
		assertThat(this.scenario.cluster(NAME)).isEqualTo(before);
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void a_failed_scale_can_be_retried_and_a_put_repairs_it() {
		this.scenario.created(NAME, 1);
		this.scenario.control("POST", "faults",
				"{'kind': 'operationFailed', 'code': 'AllocationFailed', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/nodeTypes', 'name': 'App'}");
		Operation failed = this.scenario.carriedOut(this.scenario.scale(NAME, "App", 2));
		assertThat(failed.status()).as(this.scenario.shown(failed)).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.cluster(NAME).error().code()).isEqualTo("CapacityUnavailable");
		Operation retried = this.scenario.retried(failed);
		assertThat(retried.status()).as(this.scenario.shown(retried)).isEqualTo(OperationStatus.Succeeded);
		assertThat(members()).isEqualTo(2);
	}

	private static ClusterScenario.Write write(List<ClusterScenario.Write> writes, String end) {
		return writes.stream().filter((write) -> write.path().endsWith(end)).findFirst().orElseThrow();
	}

	/**
	 * How many nodes are in the load balancer's pool, as Azure tells.
	 */
	private int members() {
		String text = this.scenario.azure("GET", POOL, null).json().toString();
		int from = text.indexOf("\"backendIPConfigurations\"");
		return (from < 0) ? 0 : text.substring(from, text.indexOf(']', from)).split("\"id\"").length - 1;
	}

}
