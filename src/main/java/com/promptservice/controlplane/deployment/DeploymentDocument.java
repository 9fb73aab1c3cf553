package com.promptservice.controlplane.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * A deployment as it is stored.
 *
 * @param cluster the one that was asked for, or null when the whole region was
 * @param clusters the names of all clusters that it is about, in their order
 * @param activeOperationId the operation that owns it, or null
 * @param outcomes one for each of the clusters
 * @param error why the last operation failed, or null
 */
record DeploymentDocument(int schemaVersion, String id, String region, String cluster, List<String> clusters,
		PackageReference packageReference, Map<String, String> parameters, UpgradePolicy upgradePolicy,
		ProvisioningState provisioningState, String activeOperationId, Instant createdAt, Instant updatedAt,
		List<ClusterOutcome> outcomes, ApiError error) {

	private static final int VERSION = 1;

	/**
	 * A deployment that an operation is about to carry out.
	 */
	static DeploymentDocument created(String id, String region, DeploymentRequest request, List<String> clusters,
			List<ClusterOutcome> outcomes, String operationId, Instant now) {
		return new DeploymentDocument(VERSION, id, region, request.cluster(), clusters, request.packageReference(),
				request.parameters(), UpgradePolicy.complete(request.upgradePolicy()), ProvisioningState.Creating,
				operationId, now, now, outcomes, null);
	}

	/**
	 * The deployment, owned by an operation from now on.
	 */
	DeploymentDocument claimed(ProvisioningState state, String operationId, Instant now) {
		return new DeploymentDocument(VERSION, this.id, this.region, this.cluster, this.clusters, this.packageReference,
				this.parameters, this.upgradePolicy, state, operationId, this.createdAt, now, this.outcomes, null);
	}

	/**
	 * The deployment after its operation ended.
	 */
	DeploymentDocument settled(ProvisioningState state, List<ClusterOutcome> newOutcomes, ApiError why, Instant now) {
		return new DeploymentDocument(VERSION, this.id, this.region, this.cluster, this.clusters, this.packageReference,
				this.parameters, this.upgradePolicy, state, null, this.createdAt, now, newOutcomes, why);
	}

}
