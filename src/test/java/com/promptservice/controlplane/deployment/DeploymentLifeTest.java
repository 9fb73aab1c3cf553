package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.cluster.ClusterScenario;
import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Deployments through the real engine, the real SDK and the local Azure, in virtual time.
 */
@ResourceLock(ClusterScenario.ONE_WIRE)
class DeploymentLifeTest {

	private static final String NAME = "kvs-wus2-01";

	private final ClusterScenario scenario = ClusterScenario.withRegion();

	private final DeploymentParts deployments = this.scenario.deployments();

	DeploymentLifeTest() {
		this.scenario.created(NAME, 3);
		upload("1.0.0");
		upload("2.0.0");
	}

	@Test
	void a_version_comes_to_a_cluster_and_answers_on_both_ports() {
		Operation operation = deploy("1.0.0");
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		DeploymentDocument document = newest();
		assertThat(document.provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		assertThat(document.activeOperationId()).isNull();
		assertThat(document.outcomes()).containsExactly(new ClusterOutcome(NAME, State.Succeeded, "1.0.0", null));
		assertThat(this.scenario.resources()).anyMatch((id) -> id.endsWith("/applications/kvstore/services/numa0"))
			.anyMatch((id) -> id.endsWith("/applications/kvstore/services/numa1"));
		String told = this.scenario.writes()
			.stream()
			.map((write) -> write.path() + " " + write.body())
			.filter((write) -> write.contains("/applications/kvstore"))
			.toList()
			.toString();
		assertThat(told).contains("(NodeTypeName == App)", "\"instanceCount\":-1", "Singleton", "UserAssigned",
				"\"managedIdentities\":[{", "\"failureAction\":\"Rollback\"");
	}

	@Test
	void a_newer_version_is_a_rolling_upgrade_and_can_be_undone_once() {
		deploy("1.0.0");
		String first = newest().id();
		this.scenario.takeWrites();
		Operation operation = deploy("2.0.0");
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).extracting(ClusterScenario.Write::path)
			.noneMatch((path) -> path.contains("/services/"));
		assertThat(newest().outcomes()).containsExactly(new ClusterOutcome(NAME, State.Succeeded, "2.0.0", "1.0.0"));
		assertThat(runs()).isEqualTo("2.0.0");

		refused("NoPreviousVersion", () -> this.scenario.rollback(first));
		String second = newest().id();
		Operation undone = this.scenario.carriedOut(this.scenario.rollback(second));
		assertThat(undone.status()).as(this.scenario.shown(undone)).isEqualTo(OperationStatus.Succeeded);
		assertThat(runs()).isEqualTo("1.0.0");
		assertThat(newest().outcomes()).containsExactly(new ClusterOutcome(NAME, State.RolledBack, "1.0.0", null));
		refused("NoPreviousVersion", () -> this.scenario.rollback(second));
		refused("NoPreviousVersion", () -> this.scenario.rollback(first));
	}

	@Test
	void an_upgrade_that_is_not_healthy_rolls_back_and_says_which_port_and_what_runs() {
		deploy("1.0.0");
		this.scenario.control("POST", "faults",
				"{'kind': 'unhealthy', 'code': '8086', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/applications'}");
		Operation operation = deploy("2.0.0");
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(newest().error().code()).isEqualTo("HealthCheckFailed");
		assertThat(newest().error().message()).contains("port 8086 was not healthy", "version 1.0.0 runs");
		assertThat(newest().provisioningState()).isEqualTo(ProvisioningState.Failed);
		assertThat(newest().outcomes()).containsExactly(new ClusterOutcome(NAME, State.Failed, "1.0.0", null));
		assertThat(runs()).isEqualTo("1.0.0");

		assertThat(deploy("2.0.0").status()).as("once it is mended").isEqualTo(OperationStatus.Succeeded);
		assertThat(runs()).isEqualTo("2.0.0");
	}

	@Test
	void a_port_that_nobody_answers_on_fails_the_deployment_which_goes_on_when_it_is_mended() {
		port(8086, false);
		Operation operation = deploy("1.0.0");
		assertThat(newest().error().code()).isEqualTo("ProbeUnhealthy");
		assertThat(newest().error().message()).contains("port 8086 on 3 of 3 nodes", "version 1.0.0 runs")
			.doesNotContain("port 8085");
		assertThat(newest().outcomes()).containsExactly(new ClusterOutcome(NAME, State.Failed, "1.0.0", null));
		port(8086, true);
		this.scenario.takeWrites();
		Operation retried = this.scenario.retried(operation);
		assertThat(retried.status()).as(this.scenario.shown(retried)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).as("nothing is done again").isEmpty();
		assertThat(newest().provisioningState()).isEqualTo(ProvisioningState.Succeeded);
	}

	@Test
	void an_application_that_one_answer_leaves_out_is_looked_at_again() {
		for (int skip = 0; skip < 8; skip++) {
			this.scenario.control("POST", "faults",
					"{'kind': 'error', 'status': 404, 'code': 'ResourceNotFound', 'method': 'GET', 'count': 1, 'skip': "
							+ skip + ", 'type': 'Microsoft.ServiceFabric/managedClusters/applications'}");
			Operation operation = deploy((skip % 2 == 0) ? "1.0.0" : "2.0.0");
			assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
			this.scenario.control("DELETE", "faults", "{}");
		}
	}

	@Test
	void a_region_is_served_cluster_by_cluster_and_no_further_than_the_first_failure() {
		this.scenario.created("kvs-wus2-02", 1);
		this.scenario.created("kvs-wus2-03", 1);
		this.scenario.control("POST", "actions/setPortHealth",
				"{'cluster': 'kvs-wus2-02', 'port': 8085, 'healthy': false}");
		this.scenario.takeWrites();
		String body = "{'region': 'westus2', 'package': {'name': 'KVStoreServer', 'version': '1.0.0'}}";
		Operation operation = this.scenario.carriedOut(this.scenario.deploy(body));
		assertThat(operation.status()).isEqualTo(OperationStatus.Failed);
		assertThat(newest().error().message()).contains("kvs-wus2-02", "port 8085");
		assertThat(newest().outcomes()).extracting(ClusterOutcome::state)
			.containsExactly(State.Succeeded, State.Failed, State.Pending);
		assertThat(this.scenario.takeWrites()).extracting(ClusterScenario.Write::path)
			.noneMatch((path) -> path.contains("kvs-wus2-03"));

		this.scenario.control("POST", "actions/setPortHealth",
				"{'cluster': 'kvs-wus2-02', 'port': 8085, 'healthy': true}");
		assertThat(this.scenario.retried(operation).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(newest().outcomes()).extracting(ClusterOutcome::state).containsOnly(State.Succeeded);
		assertThat(this.scenario.carriedOut(this.scenario.deploy(body.replace("1.0.0", "2.0.0"))).status())
			.isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.carriedOut(this.scenario.rollback(newest().id())).status())
			.isEqualTo(OperationStatus.Succeeded);
		assertThat(newest().outcomes()).extracting(ClusterOutcome::version).containsOnly("1.0.0");
	}

	@Test
	void one_deployment_at_a_time_and_none_beside_another_change() {
		Accepted first = this.scenario.deploy(body("1.0.0"));
		refused("DeploymentInProgress", () -> this.scenario.deploy(body("2.0.0")));
		refused("DeploymentInProgress", () -> this.scenario.rollback(newest().id()));
		this.scenario.untilUnderWay(first, NAME + "-version");
		refused("AnotherOperationInProgress", () -> this.scenario.scale(NAME, "App", 4));
		this.scenario.carriedOut(first);
		Accepted scaling = this.scenario.scale(NAME, "App", 4);
		refused("AnotherOperationInProgress", () -> this.scenario.deploy(body("2.0.0")));
		this.scenario.carriedOut(scaling);
		assertThat(deploy("2.0.0").status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void what_cannot_be_deployed_is_refused_and_nothing_is_recorded() {
		refused("PackageNotFound", () -> this.scenario.deploy(body("9.9.9")));
		refused("ParentNotFound", () -> this.scenario.deploy(body("1.0.0").replace(NAME, "kvs-nowhere")));
		refused("InvalidRequest",
				() -> this.scenario.deploy(body("1.0.0").replace("}}", "}, 'parameters': {'NoSuchThing': '1'}}")));
		refused("InvalidRequest",
				() -> this.scenario.deploy(body("1.0.0").replace("}}", "}, 'parameters': {'Port1': '9000'}}")));
		this.deployments.upload("Other", "1.0.0", Zips.server("Other", "1.0.0"));
		deploy("1.0.0");
		String before = newest().id();
		refused("ImmutableFieldChanged", () -> this.scenario.deploy(body("1.0.0").replace("KVStoreServer", "Other")));
		assertThat(newest().id()).isEqualTo(before);
	}

	@Test
	void a_package_in_use_stays_and_goes_with_its_copies_later() {
		deploy("1.0.0");
		deploy("2.0.0");
		refused("PackageInUse", () -> delete("1.0.0"));
		refused("PackageInUse", () -> delete("2.0.0"));
		this.scenario.deleted(NAME);
		delete("1.0.0");
		assertThat(this.scenario.artifacts().all().keySet()).hasSize(2)
			.allMatch((file) -> file.path().contains("2.0.0"));
		delete("2.0.0");
		assertThat(this.scenario.artifacts().all()).isEmpty();
		delete("2.0.0");
	}

	@Test
	void bytes_that_changed_in_store_are_never_deployed() {
		this.scenario.artifacts()
			.all()
			.replaceAll((name, bytes) -> Zips.of("ApplicationManifest.xml", Zips.manifest("KVStoreServer", "1.0.0")));
		deploy("1.0.0");
		assertThat(newest().error().code()).isEqualTo("PackageHashMismatch");
		assertThat(this.scenario.artifacts().signatures()).isEmpty();
		this.scenario.artifacts().all().clear();
		deploy("1.0.0");
		assertThat(newest().error().code()).isEqualTo("PackageNotFound");
	}

	@Test
	void a_region_s_copy_that_is_damaged_is_made_anew() {
		deploy("1.0.0");
		this.scenario.artifacts()
			.all()
			.replaceAll((name, bytes) -> name.place().equals("westus2") ? new byte[3] : bytes);
		assertThat(deploy("1.0.0").status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_cluster_s_removal_takes_what_runs_off_first() {
		deploy("1.0.0");
		deploy("2.0.0");
		this.scenario.takeWrites();
		Operation operation = this.scenario.deleted(NAME);
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites())
			.extracting((write) -> write.path().replaceFirst(".*/managedClusters/", ""))
			.containsSubsequence(NAME + "/applications/kvstore/services/numa1", NAME + "/applications/kvstore",
					NAME + "/applicationTypes/KVStoreServer/versions/2.0.0", NAME + "/applicationTypes/KVStoreServer",
					NAME + "/nodeTypes/App", NAME);
		assertThat(this.scenario.resources()).noneMatch((id) -> id.contains("/managedclusters/"));
		assertThat(this.deployments.store().applications("westus2")).isEmpty();
		assertThat(newest().outcomes()).extracting(ClusterOutcome::version).containsExactly("2.0.0");
		refused("NoPreviousVersion", () -> this.scenario.rollback(newest().id()));
	}

	@Test
	void a_removal_takes_over_from_a_deployment() {
		Accepted deployment = this.scenario.deploy(body("1.0.0"));
		this.scenario.untilUnderWay(deployment, NAME + "-application");
		assertThat(this.scenario.deleted(NAME).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.carriedOut(deployment).status()).isEqualTo(OperationStatus.Canceled);
		assertThat(newest().provisioningState()).isEqualTo(ProvisioningState.Canceled);
		assertThat(this.scenario.resources()).noneMatch((id) -> id.contains("/managedclusters/"));
		assertThat(this.deployments.store().applications("westus2")).isEmpty();
	}

	@Test
	void a_cluster_that_a_dead_operation_holds_is_let_go() {
		this.scenario.parts()
			.clusters()
			.hold(this.scenario.parts().clusters().find(NAME).orElseThrow(),
					"westus2.0193ffff-0000-7000-8000-000000000000");
		refused("AnotherOperationInProgress", () -> this.scenario.deploy(body("1.0.0")));
		this.scenario.reconcile();
		assertThat(deploy("1.0.0").status()).isEqualTo(OperationStatus.Succeeded);
	}

	private void delete(String version) {
		this.deployments.deletePackage("KVStoreServer", version);
	}

	private void port(int port, boolean healthy) {
		this.scenario.control("POST", "actions/setPortHealth",
				"{'cluster': '" + NAME + "', 'port': " + port + ", 'healthy': " + healthy + "}");
	}

	private String runs() {
		String id = this.scenario.resources()
			.stream()
			.filter((one) -> one.endsWith("/applications/kvstore"))
			.findFirst()
			.orElseThrow();
		String version = this.scenario.azure("GET", "http://127.0.0.1:8090" + id + "?api-version=2024-04-01", null)
			.json()
			.at("/properties/version")
			.asString();
		return version.substring(version.lastIndexOf('/') + 1);
	}

	private static void refused(String code, Runnable request) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(request::run)
			.satisfies((ex) -> assertThat(ex.error().code()).as(ex.error().message()).isEqualTo(code));
	}

	private static String body(String version) {
		return "{'cluster': '" + NAME + "', 'package': {'name': 'KVStoreServer', 'version': '" + version + "'}}";
	}

	private Operation deploy(String version) {
		return this.scenario.carriedOut(this.scenario.deploy(body(version)));
	}

	private DeploymentDocument newest() {
		return this.deployments.deployment(this.deployments.newest("westus2"));
	}

	private void upload(String version) {
		assertThat(this.deployments.upload("KVStoreServer", version, Zips.server(version))).isTrue();
	}

}
