package com.promptservice.controlplane.cluster;

import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;

/**
 * Refuses writes of a cluster on which an operation is at work, and says which.
 */
record BusyCluster(PublicUrls urls) {

	private static final String LOOK_AGAIN_SECONDS = "5";

	ApiException refusal(ClusterDocument cluster) {
		return new ApiException(ErrorCode.AnotherOperationInProgress, error(cluster), Map.of("operation-location",
				this.urls.of("/operations/" + cluster.busyWith()), "retry-after", LOOK_AGAIN_SECONDS));
	}

	ApiError error(ClusterDocument cluster) {
		String what = (cluster.activeOperationId() != null) ? cluster.provisioningState() + " by" : "in use by";
		return ApiError.of(ErrorCode.AnotherOperationInProgress,
				"Cluster '" + cluster.name() + "' is " + what + " operation '" + cluster.busyWith() + "'");
	}

}
