package com.promptservice.controlplane.azure;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Waits until Service Fabric runs in a cluster whose nodes are there: Azure calls the
 * cluster succeeded long before.
 */
record ClusterReady(ManagedClusters cluster) implements Step<ManagedCluster> {

	@Override
	public Class<ManagedCluster> outputType() {
		return ManagedCluster.class;
	}

	@Override
	public Outcome<ManagedCluster> visit(Visit visit) {
		visit.armResource(this.cluster.id());
		Sighting<ManagedCluster> sighting = this.cluster.look();
		visit.armRequest(sighting.requestId());
		if (sighting instanceof Sighting.Present<ManagedCluster> present) {
			ManagedCluster observed = present.observed();
			boolean settled = present.state() == ProvisioningState.SETTLED;
			return (settled && observed.ready()) ? new Outcome.Done<>(observed) : waiting(visit, observed);
		}
		return new Outcome.Retry<>(
				ApiError.of(ErrorCode.ParentNotFound, this.cluster.id() + " does not exist any more"), null);
	}

	private Outcome<ManagedCluster> waiting(Visit visit, ManagedCluster observed) {
		String words = "Service Fabric is " + observed.state() + " on " + observed.name();
		return new Outcome.Waiting<>(Lag.pause(visit), words, null);
	}

}
