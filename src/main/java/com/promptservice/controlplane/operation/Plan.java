package com.promptservice.controlplane.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of an operation as a graph; steps that do not depend on each other run at the
 * same time.
 *
 * @param steps in an order in which each comes after those it names
 */
public record Plan(List<PlannedStep> steps) {

	public Plan {
		steps = List.copyOf(steps);
		Set<String> earlier = new HashSet<>();
		for (PlannedStep step : steps) {
			if (!earlier.containsAll(step.after())) {
				throw new IllegalArgumentException(
						"Step '" + step.name() + "' comes after " + step.after() + ", not all of which precede it");
			}
			if (!earlier.add(step.name())) {
				throw new IllegalArgumentException("Step '" + step.name() + "' stands twice in the plan");
			}
		}
	}

	public static Plan of(PlannedStep... steps) {
		return new Plan(List.of(steps));
	}

}
