package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.cluster.ClusterPreflight.Sight;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Fails before anything is built when the cluster could not be finished, and tells every
 * reason at once.
 */
record CheckPreconditions(Regions regions, ClusterStore clusters, ClusterPreflight preflight, ClusterSpec spec,
		RegionView site) implements Step<CheckPreconditions.Checked> {

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@Override
	public Class<Checked> outputType() {
		return Checked.class;
	}

	@Override
	public Outcome<Checked> visit(Visit visit) {
		List<ApiError> findings = new ArrayList<>();
		Optional<RegionView> region = this.regions.find(this.spec.region());
		if (region.isEmpty() || region.get().provisioningState() == ProvisioningState.Deleting) {
			return new Outcome.Failed<>(ApiError.of(ErrorCode.RegionNotReady,
					"Region '" + this.spec.region() + "' is being deleted or has gone"));
		}
		Optional<ClusterDocument> cluster = this.clusters.read(this.spec.region(), this.spec.cluster())
			.map(Versioned::value);
		cluster.ifPresent((document) -> findings.addAll(ClusterRoom.findings(this.spec, this.site,
				ClusterRoom.before(document, this.clusters.in(this.spec.region())))));
		Sight sight = this.preflight.look(this.spec, this.site);
		if (sight.lacks(cluster.map(ClusterDocument::observed).orElse(ClusterObserved.NOTHING))
				&& visit.elapsed(visit.startedAt()).compareTo(PATIENCE) < 0) {
			return new Outcome.Waiting<>(LOOK_AGAIN,
					"Azure does not show all of the cluster that it has shown before; it may be behind", null);
		}
		findings.addAll(this.preflight.findings(this.spec, this.site, sight));
		return findings.isEmpty() ? new Outcome.Done<>(new Checked(this.spec.cluster()))
				: new Outcome.Failed<>(together(findings));
	}

	/**
	 * Several findings as one error, with the code of the first.
	 */
	static ApiError together(List<ApiError> findings) {
		ApiError first = findings.getFirst();
		if (findings.size() == 1) {
			return first;
		}
		return new ApiError(first.code(),
				findings.size() + " things stand in the way; 'details' lists them. First: " + first.message(),
				first.target(), List.copyOf(findings), null, first.remediation(), first.actor(), first.retryable(),
				null);
	}

	/**
	 * The cluster that nothing stands in the way of.
	 */
	record Checked(String name) {
	}

}
