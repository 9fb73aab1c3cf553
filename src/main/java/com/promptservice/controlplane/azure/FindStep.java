package com.promptservice.controlplane.azure;

import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Hands over what Azure has, without making it.
 *
 * @param resource what to look for
 * @param absent what to hand over when there is nothing
 */
record FindStep<O extends Record>(Class<O> outputType, ArmResource<O> resource, O absent) implements Step<O> {

	@Override
	public Outcome<O> visit(Visit visit) {
		visit.armResource(this.resource.id());
		Sighting<O> sighting = this.resource.look();
		if (sighting instanceof Sighting.Absent) {
			// one answer may be out of date, and what depends on this would be left
			// behind
			sighting = this.resource.look();
		}
		visit.armRequest(sighting.requestId());
		return new Outcome.Done<>((sighting instanceof Sighting.Present<O> present) ? present.observed() : this.absent);
	}

}
