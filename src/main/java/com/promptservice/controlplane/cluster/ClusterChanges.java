package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * Compares a wanted cluster with what it is: some fields cannot change.
 */
final class ClusterChanges {

	private ClusterChanges() {
	}

	/**
	 * The fields that would change although they cannot. A size that Azure never gave can
	 * still be another one.
	 */
	static List<ApiError> forbidden(ClusterDocument cluster, ClusterSpec wanted) {
		List<ApiError> findings = new ArrayList<>();
		ClusterSpec is = cluster.spec();
		compare(findings, "$.region", is.region(), wanted.region());
		if (cluster.observed().systemInstanceCount() != null) {
			compare(findings, "$.nodeTypes.system.vmSize", is.nodeTypes().system().vmSize(),
					wanted.nodeTypes().system().vmSize());
		}
		if (cluster.observed().appInstanceCount() != null) {
			compare(findings, "$.nodeTypes.app.vmSize", is.nodeTypes().app().vmSize(),
					wanted.nodeTypes().app().vmSize());
		}
		compare(findings, "$.subnetAddressPrefix", is.subnetAddressPrefix(), wanted.subnetAddressPrefix());
		compare(findings, "$.tags", is.tags(), wanted.tags());
		return findings;
	}

	private static void compare(List<ApiError> findings, String field, Object is, Object wanted) {
		if (!Objects.equals(is, wanted)) {
			findings.add(ApiError.detail(ErrorCode.ImmutableFieldChanged, field,
					"It is " + ((is != null) ? "'" + is + "'" : "not set") + " and cannot become '" + wanted + "'"));
		}
	}

}
