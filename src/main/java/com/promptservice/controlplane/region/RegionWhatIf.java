package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.azure.Change;
import com.promptservice.controlplane.operation.Plan;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a PUT would come to.
 */
@Schema(description = "What a PUT with this body would come to; nothing was changed")
public record RegionWhatIf(@Schema(
		description = "Every reason why the PUT would be refused or fail; empty when none is known") List<ApiError> diagnostics,
		@Schema(description = "What would become of each Azure resource") List<ResourceChange> changes,
		@Schema(description = "The steps of the operation") List<PlanStep> steps) {

	static RegionWhatIf refused(List<ApiError> diagnostics) {
		return new RegionWhatIf(diagnostics, List.of(), List.of());
	}

	static RegionWhatIf of(List<ApiError> diagnostics, List<Change> changes, Plan plan) {
		return new RegionWhatIf(diagnostics, changes.stream().map(ResourceChange::of).toList(), PlanStep.of(plan));
	}

	/**
	 * What would become of one Azure resource.
	 *
	 * @param resourceId ARM id, or null when only an earlier step will tell
	 * @param properties what differs
	 */
	@Schema(name = "ResourceChange")
	public record ResourceChange(@Schema(description = "The step that would do it") String step, String resourceId,
			@Schema(example = "Microsoft.Network/virtualNetworks") String resourceType, Kind change,
			List<String> properties) {

		/**
		 * The change as clients see it.
		 */
		public static ResourceChange of(Change change) {
			Kind kind = switch (change.kind()) {
				case CREATE -> Kind.Create;
				case NO_CHANGE -> Kind.NoChange;
				case MODIFY -> Kind.Modify;
				case CONFLICT -> Kind.Conflict;
			};
			return new ResourceChange(change.step(), change.resourceId(), change.resourceType(), kind,
					change.properties());
		}

		/**
		 * The kinds of change; a Conflict makes the operation fail.
		 */
		public enum Kind {

			Create, NoChange, Modify, Conflict

		}

	}

	/**
	 * A step of the plan.
	 *
	 * @param after the steps that must be done before
	 */
	@Schema(name = "PlannedStep")
	public record PlanStep(String name, Set<String> after) {

		/**
		 * The steps of a plan, in its order.
		 */
		public static List<PlanStep> of(Plan plan) {
			return plan.steps().stream().map((step) -> new PlanStep(step.name(), step.after())).toList();
		}

	}

}
