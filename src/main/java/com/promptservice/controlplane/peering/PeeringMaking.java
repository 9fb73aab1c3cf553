package com.promptservice.controlplane.peering;

import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * The operations that bring a peering about: when it is asked for, when it is approved
 * and when it is repaired. All do the same, as much of it as is missing.
 */
record PeeringMaking(String kind, PeeringPlans plans, PeeringStore peerings, PeeringNotes notes,
		PeeringDecisions decisions) implements OperationDefinition<PeeringWork> {

	static final String CREATE = "PeeringCreate";

	static final String APPROVE = "PeeringApprove";

	static final String REPAIR = "PeeringRepair";

	@Override
	public Class<PeeringWork> inputType() {
		return PeeringWork.class;
	}

	@Override
	public Plan plan(PeeringWork work) {
		return this.plans.making(work);
	}

	@Override
	public void settle(Settlement<PeeringWork> end) {
		String id = end.input().spec().id();
		this.peerings.settle(id, end.operationId(),
				(peering) -> peering.settled(observed(end.outputs(), peering.observed(), end.at()).tried(end.at()),
						ProvisioningState.after(end.status()), end.error(), end.at()));
		this.notes.tell(id);
	}

	/**
	 * What the steps saw, and for the rest what was known before.
	 */
	private static PeeringObserved observed(Outputs outputs, PeeringObserved before, java.time.Instant at) {
		AddressSpaceStep.Held held = outputs.get(PeeringPlans.ADDRESS_SPACE, AddressSpaceStep.Held.class);
		HalfStep.Half service = outputs.get(PeeringPlans.SERVICE_HALF, HalfStep.Half.class);
		HalfStep.Half customer = outputs.get(PeeringPlans.CUSTOMER_HALF, HalfStep.Half.class);
		PeeringSightings.Sighted seen = outputs.get(PeeringPlans.OBSERVATION, PeeringSightings.Sighted.class);
		if (held == null) {
			return before;
		}
		ApiError hindrance = held.hindrance();
		hindrance = (service != null && hindrance == null) ? service.hindrance() : hindrance;
		hindrance = (customer != null && hindrance == null) ? customer.hindrance() : hindrance;
		List<String> prefixes = held.addressPrefixes().isEmpty() ? before.addressPrefixes() : held.addressPrefixes();
		if (seen != null) {
			return before.seen(seen, prefixes, hindrance, at);
		}
		if (service != null && service.made() != null) {
			return before.made(service.made().name(), PeeringSightings.state(service.made()), prefixes, at);
		}
		return before.hindered(prefixes, hindrance, at);
	}

	@Override
	public Record result(PeeringWork work, Outputs outputs) {
		PeeringObserved seen = observed(outputs, PeeringObserved.NOTHING, null);
		return new Made(seen.serviceSide(), seen.customerSide(), seen.syncLevel(), seen.hindrance());
	}

	@Override
	public Decision retry(PeeringWork work, String newOperationId) {
		return this.decisions.retryMaking(this.kind, work, newOperationId);
	}

	/**
	 * What an operation came to.
	 *
	 * @param customerHasTo what only the customer can do, or null when nothing
	 */
	record Made(HalfState serviceSideState, HalfState customerSideState, String syncLevel, ApiError customerHasTo) {
	}

}
