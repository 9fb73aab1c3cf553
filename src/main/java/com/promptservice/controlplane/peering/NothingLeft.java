package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Stands in the place of a removal where nothing is there to remove.
 */
record NothingLeft() implements Step<Removed> {

	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		return new Outcome.Done<>(new Removed(null, false, null));
	}

}
