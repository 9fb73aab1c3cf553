package com.promptservice.controlplane.peering;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import com.promptservice.controlplane.customer.CustomerConfigs;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Tells the data plane from where the customer's requests come now.
 *
 * @param status how the peering stands, given what earlier steps saw; null for a peering
 * that goes
 */
record MappingStep(CustomerConfigs mappings, PeeringRegistry registry, PeeringSpec spec,
		Function<Visit, PeeringSightings.Sighted> status) implements Step<MappingStep.Published> {

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

	static MappingStep seen(CustomerConfigs mappings, PeeringRegistry registry, PeeringSpec spec) {
		return new MappingStep(mappings, registry, spec,
				(visit) -> visit.output(PeeringPlans.OBSERVATION, PeeringSightings.Sighted.class));
	}

	static MappingStep gone(CustomerConfigs mappings, PeeringRegistry registry, PeeringSpec spec) {
		return new MappingStep(mappings, registry, spec, (visit) -> null);
	}

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		PeeringSightings.Sighted seen = this.status.apply(visit);
		boolean connected = seen != null && seen.serviceSide() == HalfState.Connected;
		List<String> prefixes = connected ? seen.addressPrefixes() : List.of();
		this.registry.note(this.spec.id(), (entry) -> entry.connected(connected, prefixes));
		try {
			this.mappings.publish(this.spec.customer(), this.spec.region(), visit::beforeChange);
		}
		catch (ConditionNotMetException ex) {
			return new Outcome.Waiting<>(LOOK_AGAIN, "Waits: somebody else is publishing", null);
		}
		return new Outcome.Done<>(new Published(this.spec.customer(), connected));
	}

	/**
	 * What was published.
	 */
	record Published(String customer, boolean connected) {
	}

}
