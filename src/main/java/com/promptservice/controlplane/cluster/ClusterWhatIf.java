package com.promptservice.controlplane.cluster;

import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.azure.Change;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.RegionWhatIf.PlanStep;
import com.promptservice.controlplane.region.RegionWhatIf.ResourceChange;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a PUT would come to.
 */
@Schema(description = "What a PUT with this body would come to; nothing was changed")
record ClusterWhatIf(@Schema(
		description = "Every reason why the PUT would be refused or fail; empty when none is known") List<ApiError> diagnostics,
		@Schema(description = "What would become of each Azure resource") List<ResourceChange> changes,
		@Schema(description = "The steps of the operation") List<PlanStep> steps) {

	static ClusterWhatIf refused(List<ApiError> diagnostics) {
		return new ClusterWhatIf(diagnostics, List.of(), List.of());
	}

	static ClusterWhatIf of(List<ApiError> diagnostics, List<Change> changes, Plan plan) {
		return new ClusterWhatIf(diagnostics, changes.stream().map(ResourceChange::of).toList(), PlanStep.of(plan));
	}

}
