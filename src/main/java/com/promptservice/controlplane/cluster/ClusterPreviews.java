package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Change;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.region.RegionView;

/**
 * Finds out what a PUT would come to, by looking at the service's state and at Azure.
 */
final class ClusterPreviews {

	private final ClusterStore clusters;

	private final ClusterReservations reservations;

	private final ClusterSites sites;

	private final ClusterDefaults defaults;

	private final ClusterCreatePlan plans;

	private final ClusterPreflight preflight;

	private final AzureResources resources;

	private final BusyCluster busy;

	ClusterPreviews(ClusterStore clusters, ClusterReservations reservations, ClusterSites sites,
			ClusterDefaults defaults, ClusterCreatePlan plans, ClusterPreflight preflight, AzureResources resources,
			BusyCluster busy) {
		this.clusters = clusters;
		this.reservations = reservations;
		this.sites = sites;
		this.defaults = defaults;
		this.plans = plans;
		this.preflight = preflight;
		this.resources = resources;
		this.busy = busy;
	}

	ClusterWhatIf of(String cluster, ClusterRequest request) {
		Optional<ClusterDocument> current = this.clusters.find(cluster).map(Versioned::value);
		ClusterSpec spec = this.defaults.complete(cluster, request, current.map(ClusterDocument::spec).orElse(null));
		List<ApiError> diagnostics = new ArrayList<>();
		if (current.isPresent()) {
			if (!current.get().isAtRest()) {
				diagnostics.add(this.busy.error(current.get()));
			}
			diagnostics.addAll(ClusterChanges.forbidden(current.get(), spec));
		}
		else {
			this.reservations.regionOf(cluster)
				.filter((region) -> !region.equals(spec.region()))
				.ifPresent((region) -> diagnostics.add(ReserveName.taken(cluster, region)));
		}
		diagnostics.addAll(this.sites.findings(spec));
		Optional<RegionView> site = this.sites.find(spec.region())
			.filter((region) -> region.clientCertificateThumbprint() != null);
		if (site.isEmpty()) {
			return ClusterWhatIf.refused(diagnostics);
		}
		ClusterObserved observed = current.map(ClusterDocument::observed).orElse(ClusterObserved.NOTHING);
		Plan plan = this.plans.of(ClusterCreateOrUpdate.Input.of(spec, site.get(), observed));
		return ClusterWhatIf.of(diagnostics, look(spec, site.get(), plan, diagnostics), plan);
	}

	private List<Change> look(ClusterSpec spec, RegionView site, Plan plan, List<ApiError> diagnostics) {
		try {
			diagnostics.addAll(this.preflight.findings(spec, site, this.preflight.look(spec, site)));
			List<Change> changes = this.resources.preview(plan);
			changes.stream()
				.filter((change) -> change.kind() == Change.Kind.CONFLICT)
				.forEach((change) -> diagnostics.add(ApiError.of(ErrorCode.ImmutableFieldChanged,
						"Azure has " + change.resourceId() + " already, and it cannot be brought in line: "
								+ String.join("; ", change.properties()))));
			return changes;
		}
		catch (StepException ex) {
			diagnostics.add(ex.error());
			return List.of();
		}
	}

}
