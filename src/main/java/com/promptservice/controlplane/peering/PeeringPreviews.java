package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.RemoteNetwork;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.region.PeeringAdmission;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.RegionWhatIf.PlanStep;
import com.promptservice.controlplane.region.RegionWhatIf.ResourceChange;
import com.promptservice.controlplane.region.Regions;

/**
 * Finds out what a POST would come to: the same checks, and nothing changes. Azure is
 * asked about the network only once it is shown to be the customer's own.
 */
record PeeringPreviews(PeeringRequests requests, PeeringAdmissions admissions, PeeringPlans plans,
		PeeringRegistry registry, Regions regions, AzureResources resources, AzureLookups lookups, Clock clock) {

	PeeringWhatIf of(PeeringRequest request, Caller caller) {
		PeeringCandidate candidate;
		try {
			candidate = this.requests.candidate(request, caller, false);
		}
		catch (ApiException ex) {
			return PeeringWhatIf.refused(List.of(ex.error()));
		}
		List<ApiError> diagnostics = new ArrayList<>(this.admissions.findings(candidate));
		Optional<RegionView> site = this.regions.find(candidate.region()).filter(RegionView::ready);
		Optional<PeeringAdmission> admission = this.regions.peeringAdmission(candidate.region());
		if (site.isEmpty() || admission.isEmpty()) {
			return PeeringWhatIf.refused(diagnostics);
		}
		PeeringApproval approval = this.admissions.approval(candidate, admission.get(), this.clock.instant());
		PeeringDocument peering = PeeringDocument.created(candidate.spec(candidate.id()), site.get(), approval, caller,
				"what-if", this.clock.instant());
		PeeringWork work = PeeringWork.of(peering, false, null);
		return new PeeringWhatIf(diagnostics, look(work, admission.get(), diagnostics),
				PlanStep.of(this.plans.making(work)));
	}

	private List<ResourceChange> look(PeeringWork work, PeeringAdmission admission, List<ApiError> diagnostics) {
		PeeringAssets assets = this.plans.assets(work);
		try {
			Optional<RemoteNetwork> network = this.lookups.remoteNetwork(assets.customer(), assets.service());
			if (network.isEmpty()) {
				diagnostics
					.add(ApiError.of(ErrorCode.RemoteVnetNotFound, "Azure has no " + work.spec().virtualNetworkId())
						.withTarget("$.virtualNetworkId"));
				return List.of();
			}
			AddressPlan
				.conflict(work.spec(), network.get().addressPrefixes(), admission,
						this.registry.entries(work.spec().region()), this.lookups.peerings(assets.service()))
				.ifPresent(diagnostics::add);
			return this.resources.preview(this.plans.preview(work)).stream().map(ResourceChange::of).toList();
		}
		catch (StepException ex) {
			diagnostics.add(ex.error());
			return List.of();
		}
	}

}
