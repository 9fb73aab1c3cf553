package com.promptservice.controlplane.deployment;


import com.promptservice.controlplane.cluster.ClusterScenario;
import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

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

	private Operation deploy(String version) {
		return this.scenario.carriedOut(this.scenario.deploy("{'cluster': '" + NAME
				+ "', 'package': {'name': 'KVStoreServer', 'version': '" + version + "'}}"));
	}

	private DeploymentDocument newest() {
		return this.deployments.deployment(this.deployments.newest("westus2"));
	}

	private void upload(String version) {
		assertThat(this.deployments.upload("KVStoreServer", version, Zips.server(version))).isTrue();
	}

}
