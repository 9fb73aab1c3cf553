package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.region.RegionWhatIf.PlanStep;
import com.promptservice.controlplane.region.RegionWhatIf.ResourceChange;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a POST would come to.
 */
@Schema(description = "What a POST with this body would come to; nothing was changed")
record PeeringWhatIf(@Schema(
		description = "Every reason why the POST would be refused or fail; empty when none is known") List<ApiError> diagnostics,
		@Schema(description = "What would become of each Azure resource") List<ResourceChange> changes,
		@Schema(description = "The steps of the operation") List<PlanStep> steps) {

	static PeeringWhatIf refused(List<ApiError> diagnostics) {
		return new PeeringWhatIf(diagnostics, List.of(), List.of());
	}

}
