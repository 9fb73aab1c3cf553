package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Gives back what the peering kept from others: its addresses, and the network when no
 * other peering of it is there.
 */
record ReleaseStep(PeeringRegistry registry, NetworkClaims claims,
		PeeringSpec spec) implements Step<ReleaseStep.Released> {

	@Override
	public Class<Released> outputType() {
		return Released.class;
	}

	@Override
	public Outcome<Released> visit(Visit visit) {
		visit.beforeChange();
		release(this.registry, this.claims, this.spec);
		return new Outcome.Done<>(new Released(this.spec.virtualNetworkId()));
	}

	/**
	 * Gives back everything; may be repeated.
	 */
	static void release(PeeringRegistry registry, NetworkClaims claims, PeeringSpec spec) {
		String network = spec.network().key();
		registry.note(spec.id(), (entry) -> new RegistryEntry(entry.id(), entry.customer(), entry.network(), List.of(),
				entry.status(), false, true, entry.reservedAt()));
		// one look may be out of date, and nobody looks after this
		if (registry.ofNetwork(spec.region(), network).isEmpty()
				|| registry.ofNetwork(spec.region(), network).isEmpty()) {
			claims.release(network, spec.customer(), spec.region());
		}
	}

	/**
	 * What was given back.
	 */
	record Released(String virtualNetworkId) {
	}

}
