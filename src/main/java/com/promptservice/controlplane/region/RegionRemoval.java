package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.OperationDefinition.Outputs;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;

/**
 * What the removal of a region, or of something in one, came to.
 *
 * @param leftAlone ARM ids of what stays since it is not ours or others use it
 * @param notes what people should know
 */
public record RegionRemoval(List<String> leftAlone, List<String> notes) {

	/**
	 * What the removing steps of the plan told.
	 */
	public static RegionRemoval of(Plan plan, Outputs outputs) {
		List<String> leftAlone = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		for (PlannedStep planned : plan.steps()) {
			if (planned.step().outputType() == Removed.class) {
				Removed removed = outputs.get(planned.name(), Removed.class);
				if (removed != null && removed.leftAlone()) {
					leftAlone.add(removed.id());
				}
				if (removed != null && removed.note() != null) {
					notes.add(removed.note());
				}
			}
		}
		return new RegionRemoval(leftAlone, notes);
	}

}
