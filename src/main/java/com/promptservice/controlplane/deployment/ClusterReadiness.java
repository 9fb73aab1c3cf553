package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * Judges whether deployments can begin: each cluster stands, and nobody is at it.
 */
record ClusterReadiness(DeploymentStore store, PublicUrls urls) {

	private static final String LOOK_AGAIN_SECONDS = "5";

	/**
	 * Every cluster can take a deployment now.
	 * @throws ApiException ClusterNotReady, DeploymentInProgress or
	 * AnotherOperationInProgress
	 */
	void require(List<ClusterView> clusters) {
		List<ApiError> findings = clusters.stream()
			.filter((cluster) -> cluster.provisioningState() != ProvisioningState.Succeeded
					&& cluster.busyWith() == null)
			.map((cluster) -> ApiError.detail(ErrorCode.ClusterNotReady, null,
					"Cluster '" + cluster.name() + "' is " + cluster.provisioningState()))
			.toList();
		if (!findings.isEmpty()) {
			throw new ApiException(ErrorCode.ClusterNotReady,
					ApiError.of(ErrorCode.ClusterNotReady, findings.getFirst().message()).withDetails(findings),
					Map.of());
		}
		for (ClusterView cluster : clusters) {
			requireIdle(cluster);
		}
	}

	private void requireIdle(ClusterView cluster) {
		this.store.active(cluster.region().name())
			.stream()
			.filter((one) -> one.clusters().contains(cluster.name()))
			.findFirst()
			.ifPresent(this::refuse);
		if (cluster.busyWith() != null) {
			throw busy(ErrorCode.AnotherOperationInProgress,
					"Cluster '" + cluster.name() + "' is being changed by operation '" + cluster.busyWith() + "'",
					cluster.busyWith());
		}
	}

	/**
	 * No operation owns the deployment.
	 * @throws ApiException DeploymentInProgress
	 */
	void requireAtRest(DeploymentDocument deployment) {
		if (deployment.activeOperationId() != null) {
			refuse(deployment);
		}
	}

	private void refuse(DeploymentDocument running) {
		throw busy(ErrorCode.DeploymentInProgress,
				"Deployment '" + running.id() + "' is changing what runs on " + String.join(", ", running.clusters()),
				running.activeOperationId());
	}

	private ApiException busy(ErrorCode code, String message, String operationId) {
		return new ApiException(code, ApiError.of(code, message), Map.of("operation-location",
				this.urls.of("/operations/" + operationId), "retry-after", LOOK_AGAIN_SECONDS));
	}

}
