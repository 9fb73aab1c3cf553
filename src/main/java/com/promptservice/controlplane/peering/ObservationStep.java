package com.promptservice.controlplane.peering;

import java.util.Optional;

import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Looks at how the two halves stand together after they were changed.
 */
record ObservationStep(PeeringSightings sightings, PeeringAssets assets) implements Step<PeeringSightings.Sighted> {

	@Override
	public Class<PeeringSightings.Sighted> outputType() {
		return PeeringSightings.Sighted.class;
	}

	@Override
	public Outcome<PeeringSightings.Sighted> visit(Visit visit) {
		AddressSpaceStep.Held held = visit.output(PeeringPlans.ADDRESS_SPACE, AddressSpaceStep.Held.class);
		PeeringSightings.Sighted seen = look(held);
		// one look may be out of date, and the next one is minutes away
		return new Outcome.Done<>((seen.serviceSide() == HalfState.Connected) ? seen : look(held));
	}

	private PeeringSightings.Sighted look(AddressSpaceStep.Held held) {
		Optional<VirtualNetworkPeering> service = this.sightings.service(this.assets, held.halfName());
		return this.sightings.of(this.assets, service);
	}

}
